import { allTrained } from '../support/all-trained.ts'
import { addSeedsAfterLook, expectVerdictsOfTerminal, launchSweep } from '../support/sweep-path.ts'
import { test } from '../support/window-lab.ts'

test('a sweep is launched and compared in the window, with more seeds after a look, as the terminal has it', async ({
  page,
  dataDir
}) => {
  await launchSweep(page)
  await allTrained(page)
  await addSeedsAfterLook(page)
  await expectVerdictsOfTerminal(page, dataDir, 3)
})
