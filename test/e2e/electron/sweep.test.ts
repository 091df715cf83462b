import { addSeedsAfterLook, expectVerdictsOfTerminal, idle, launchSweep } from '../support/sweep-path.ts'
import { test } from '../support/window-lab.ts'

test('a sweep is launched and compared in the window, with more seeds after a look, as the terminal has it', async ({
  page,
  dataDir
}) => {
  await launchSweep(page)
  await idle(page)
  await addSeedsAfterLook(page)
  await expectVerdictsOfTerminal(page, dataDir, 3)
})
