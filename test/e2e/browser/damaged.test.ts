import { expect, type Page } from '@playwright/test'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runAxe } from '../support/axe.ts'
import { test as base } from '../support/browser-lab.ts'
import { damagedDataDir } from '../support/damaged-lab.ts'
import { goTo } from '../support/go-to.ts'
import { readZip } from '../support/read-zip.ts'

/** A served lab whose file is damaged. */
const test = base.extend(damagedDataDir)

test('a damaged lab shows what is safe and readable, can be looked around in, and is repaired', async ({
  page,
  dataDir
}) => {
  const bytes = readFileSync(join(dataDir, 'lab.db'))
  const screen = page.getByTestId('damaged')
  await expect(screen).toContainText('Nothing was deleted or changed')
  await expect(screen).toContainText('Restore the copy of 2026-11-22')
  await expect(page.getByTestId('repair')).not.toHaveAttribute('aria-disabled', 'true')
  await expect(page.getByTestId('repair')).toBeFocused()
  expect(await objections(page)).toEqual([])

  await page.keyboard.press('o')
  await expect(page.getByTestId('read-only')).toContainText('Launching is off')
  // Whoever has experiments begins there.
  await expect(page).toHaveURL(/#\/runs$/)
  await goTo(page, 'compare?ids=e3', 'Compare')
  await page.getByTestId('export').click()
  const download = page.waitForEvent('download')
  await page.getByTestId('export-all-tables').click()
  const files = readZip(readFileSync(await (await download).path()))
  expect(files.get('runs.csv')?.split('\n').length).toBeGreaterThan(20)
  expect(await objections(page)).toEqual([])

  await page.getByTestId('leave-read-only').click()
  await expect(screen).toBeVisible()
  await page.getByTestId('repair').press('Enter')
  await expect(page.getByTestId('safety-note')).toContainText('lab-damaged-')
  await expect(page.getByTestId('activity')).toContainText('ready')
  const aside = readdirSync(dataDir).find((name) => /^lab-damaged-.*\.db$/.test(name)) ?? ''
  expect(readFileSync(join(dataDir, aside)).equals(bytes)).toBe(true)
})

test('a damaged lab goes on with a copy', async ({ page, lab }) => {
  expect(lab.lines.at(-2)).toMatch(/lab\.db is damaged .* The page says what can be done, too\.$/)
  await page.getByTestId('restore-2026-11-22').click()
  await expect(page.getByTestId('safety-note')).toContainText('goes on with the copy of 2026-11-22')
  await expect(page.getByText('240 runs in 12 experiments')).toBeVisible()
})

/** What axe objects to in the page as it is, in both themes. */
async function objections(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await runAxe(page)
    for (const { id, nodes } of violations) {
      found.push(...nodes.map(({ html }) => `${colorScheme}: ${id} ${html}`))
    }
  }
  return found
}
