import { expect, type Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { goTo } from './go-to.ts'

/** Draws a one before the models that the tutorial left behind, moves it, takes it back, and looks at a test row instead. */
export async function tryModels(page: Page, dataDir: string): Promise<void> {
  await goTo(page, 'try', 'Try it')
  await expect(page.getByTestId('gallery')).toContainText(`disagree on ${disagreements(dataDir)} of 1,000`)

  await draw(page, [
    [14, 4],
    [14, 24]
  ])
  await expect(page.getByTestId('answer-0')).toHaveText(/^\d\s*[<>]?\d+\s%$/)
  await expect(page.getByTestId('announced')).toHaveText(
    /^They (agree|disagree), .*regularized says \d, [<>]?\d+\s%\.$/
  )
  const before = await page.getByTestId('class-bars').innerText()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByTestId('moved')).toContainText('Moved 1 right. Before: ')
  await expect(page.getByTestId('class-bars')).not.toHaveText(before)
  await page.keyboard.press('Control+z')
  await expect(page.getByTestId('answer-0')).toHaveText('–')

  await page.getByTestId('thumb').first().click()
  await expect(page.getByTestId('outcome')).toContainText('Only baseline is right')
}

/** On the pad, in its 28 x 28 squares. */
async function draw(page: Page, [first, ...rest]: [number, number][]): Promise<void> {
  const box = await page.getByTestId('pad').boundingBox()
  if (!box) throw new Error('there is no pad')
  const moveTo = ([x, y]: [number, number]) =>
    page.mouse.move(box.x + (x * box.width) / 28, box.y + (y * box.height) / 28, { steps: 5 })
  await moveTo(first)
  await page.mouse.down()
  for (const point of rest) await moveTo(point)
  await page.mouse.up()
}

/** On how many test rows the two models that are stored predicted different classes. */
function disagreements(dataDir: string): number {
  const database = new Database(join(dataDir, 'lab.db'), { readonly: true })
  const [a, b] = database.prepare<[], Buffer>('SELECT predictions FROM models').pluck().all()
  database.close()
  return a.filter((prediction, row) => prediction !== b[row]).length
}
