import { expect } from '@playwright/test'
import { runAxe } from '../support/axe.ts'
import { test } from '../support/browser-lab.ts'
import { tryModels } from '../support/try-it-path.ts'
import { trainTutorial } from '../support/tutorial-path.ts'

test('both models answer what is drawn at once, and say on which test rows they disagree', async ({
  page,
  dataDir
}) => {
  await trainTutorial(page)
  await tryModels(page, dataDir)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { passes, violations } = await runAxe(page)
    expect(passes.length).toBeGreaterThan(10)
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  }
})
