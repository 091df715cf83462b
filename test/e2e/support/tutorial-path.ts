import { expect, type Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { parse } from 'csv-parse/sync'
import { join } from 'node:path'
import { allTrained } from './all-trained.ts'
import { goTo } from './go-to.ts'

/** Launches the tutorial from the form, as a person would. */
export async function launchTutorial(page: Page, epochs: number): Promise<void> {
  // Before, a window may have no address yet.
  await expect(page.getByTestId('activity')).toContainText('ready', { timeout: 30_000 })
  await goTo(page, 'new?preset=tutorial', 'New experiment')
  const field = page.getByRole('textbox', { name: 'Epochs, baseline' })
  await field.fill(String(epochs))
  await field.press('Tab')
  await page.getByTestId('launch').click()
  await expect(page).toHaveURL(/compare\?ids=e1/)
}

/** Launches it with two epochs and watches it to its end. */
export async function trainTutorial(page: Page): Promise<void> {
  await launchTutorial(page, 2)
  await allTrained(page)
}

/** Asserts that Compare shows both arms' final test accuracy as it is in the database. */
export async function expectFinalsAsStored(page: Page, dataDir: string): Promise<void> {
  const finals = stored(dataDir).filter(({ epoch, metric }) => epoch === 2 && metric === 'test_accuracy')
  expect(finals).toHaveLength(2)
  for (const { value } of finals) {
    await expect(page.getByTestId('finals')).toContainText((value * 100).toFixed(2))
  }
  await expect(page.getByTestId('verdict')).toBeVisible()
}

/** Asserts that metrics_long.csv holds every measured value, and no other, to the last bit. */
export function expectSameAsStored(metricsLong: string, dataDir: string): void {
  const rows = parse<Record<string, string>>(metricsLong, { columns: true })
  const exported = rows.map((row) => ({
    run: row.run_id,
    epoch: Number(row.epoch),
    metric: row.metric,
    value: Number(row.value)
  }))
  const key = ({ run, epoch, metric }: Point) => `${run} ${epoch} ${metric}`
  const byKey = (a: Point, b: Point) => key(a).localeCompare(key(b))
  expect(exported.length).toBeGreaterThan(0)
  expect(exported.sort(byKey)).toEqual(stored(dataDir).sort(byKey))
}

interface Point {
  readonly run: string
  readonly epoch: number
  readonly metric: string
  readonly value: number
}

function stored(dataDir: string): Point[] {
  const database = new Database(join(dataDir, 'lab.db'), { readonly: true })
  const points = database
    .prepare<[], Point>(
      `SELECT 'r' || run_id AS run, epoch, name AS metric, value FROM metric_points JOIN metrics USING (metric_id)`
    )
    .all()
  database.close()
  return points
}
