import { tryModels } from '../support/try-it-path.ts'
import { trainTutorial } from '../support/tutorial-path.ts'
import { test } from '../support/window-lab.ts'

test('both models answer what is drawn at once, and say on which test rows they disagree', async ({
  page,
  dataDir
}) => {
  await trainTutorial(page)
  await tryModels(page, dataDir)
})
