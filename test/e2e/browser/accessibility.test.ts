import { expect, type Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from '../support/browser-lab.ts'
import { trainTutorial } from '../support/tutorial-path.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const screens = [
  '',
  'new?preset=tutorial',
  'runs',
  'compare?ids=e1',
  'exercises',
  'exercises/train',
  'data',
  'settings'
]

test('axe finds nothing to object to, on any screen, before anything was trained and after, in both themes', async ({
  page
}) => {
  const found = await objections(page, 'empty')
  await trainTutorial(page)
  found.push(...(await objections(page, 'trained')))
  expect(found).toEqual([])
})

async function objections(page: Page, state: string): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const screen of screens) {
      await page.goto(`${page.url().split('#')[0]}#/${screen}`)
      await expect(page.getByTestId('activity')).toContainText('ready')
      await page.waitForLoadState('networkidle')
      const { passes, violations } = await check(page)
      expect(passes.length).toBeGreaterThan(10)
      for (const { id, nodes } of violations) {
        found.push(
          ...nodes.map(({ html }) => `${state}, ${colorScheme}, ${screen || 'start'}: ${id} ${html}`)
        )
      }
    }
  }
  return found
}

/** Through the debugger, which the page's content security policy does not hold for. */
async function check(page: Page): Promise<AxeResults> {
  await page.evaluate(axe)
  return page.evaluate(() => (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run())
}
