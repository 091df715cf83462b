import { expect, type Page } from '@playwright/test'
import { runAxe } from '../support/axe.ts'
import { test } from '../support/browser-lab.ts'
import { goTo } from '../support/go-to.ts'
import { trainTutorial } from '../support/tutorial-path.ts'

/** Addresses and titles. */
const screens = [
  ['', 'Start'],
  ['new?preset=tutorial', 'New experiment'],
  ['runs', 'Runs'],
  ['compare?ids=e1', 'Compare'],
  ['exercises', 'Exercises'],
  ['exercises/train', 'Exercises'],
  ['try', 'Try it'],
  ['data', 'Data'],
  ['settings', 'Settings']
] as const

test('axe finds nothing to object to, on any screen, before anything was trained and after, in both themes', async ({
  page
}) => {
  const found = await objections(page, 'empty')
  await trainTutorial(page)
  found.push(...(await objections(page, 'trained')))
  expect(found).toEqual([])
})

test('no screen is wider than its window when a page of 1280 by 800 is enlarged twice', async ({ page }) => {
  await trainTutorial(page)
  await page.setViewportSize({ width: 640, height: 400 })
  for (const [screen, title] of screens) {
    await goTo(page, screen, title)
    await page.waitForLoadState('networkidle')
    const widthPx = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(widthPx, screen).toBeLessThanOrEqual(640)
  }
})

async function objections(page: Page, state: string): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const [screen, title] of screens) {
      await goTo(page, screen, title)
      await expect(page.getByTestId('activity')).toContainText('ready')
      await page.waitForLoadState('networkidle')
      const { passes, violations } = await runAxe(page)
      expect(passes.length).toBeGreaterThan(10)
      for (const { id, nodes } of violations) {
        found.push(...nodes.map(({ html }) => `${state}, ${colorScheme}, ${screen || title}: ${id} ${html}`))
      }
    }
  }
  return found
}
