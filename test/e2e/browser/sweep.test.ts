import { expect } from '@playwright/test'
import { runAxe } from '../support/axe.ts'
import { test } from '../support/browser-lab.ts'
import { allTrained } from '../support/all-trained.ts'
import { addSeedsAfterLook, expectVerdictsOfTerminal, launchSweep } from '../support/sweep-path.ts'

test('a sweep is launched from the form; its arms have a verdict and a strip each, as the terminal has them', async ({
  page,
  dataDir
}) => {
  await launchSweep(page)
  await allTrained(page)
  await expect(page.getByTestId('arm-strip')).toHaveCount(3)
  await expect(page.getByTestId('verdict').locator('.headline')).toContainText('arms')
  await expectVerdictsOfTerminal(page, dataDir, 3)
  await addSeedsAfterLook(page)
  await expectVerdictsOfTerminal(page, dataDir, 3)

  await page.getByTestId('open-all-statistics').click()
  await page.getByTestId('explain-dz').click()
  await expect(page.getByTestId('statistic-pairs')).toHaveCount(3)
  const table = page.getByRole('region', { name: 'All the statistics, table' })
  await page.setViewportSize({ width: 600, height: 800 })
  const groupTitle = table.getByText('The difference', { exact: true })
  await groupTitle.scrollIntoViewIfNeeded()
  const scrolledPx = await table.evaluate((element) => {
    element.scrollLeft = element.scrollWidth
    return element.scrollLeft
  })
  expect(scrolledPx).toBeGreaterThan(100)
  await expect(groupTitle).toBeInViewport({ ratio: 1 })
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.getByTestId('open-models').click()
  await expect(page.getByTestId('pair-sentence')).toContainText('McNemar')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await runAxe(page)
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0].html}`)).toEqual([])
  }
})
