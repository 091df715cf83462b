import { expect } from '@playwright/test'
import Database from 'better-sqlite3'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { goTo } from '../support/go-to.ts'
import {
  expectFinalsAsStored,
  expectSameAsStored,
  launchTutorial,
  trainTutorial
} from '../support/tutorial-path.ts'
import { startWindow, test } from '../support/window-lab.ts'

test('the tutorial is launched, watched, compared and exported, and the export is what is stored', async ({
  app,
  page,
  dataDir
}) => {
  await trainTutorial(page)
  await expectFinalsAsStored(page, dataDir)
  const target = join(dataDir, 'chosen folder')
  /** Electron's own save dialog, answered at once. */
  const answerDialog = (path: string | null) =>
    app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' })
    }, path)
  const exportAll = async () => {
    await page.getByTestId('export').click()
    await page.getByTestId('export-all-tables').click()
  }

  await answerDialog(null)
  await exportAll()
  await expect(page.getByTestId('export-working')).toHaveCount(0)
  await expect(page.getByTestId('export-done')).toHaveCount(0)
  expect(existsSync(target)).toBe(false)

  await answerDialog(target)
  await app.evaluate(({ shell }) => {
    shell.showItemInFolder = (shown) => Object.assign(globalThis, { shown })
  })
  await exportAll()
  await page.getByTestId('show-in-folder').click()
  expectSameAsStored(readFileSync(join(target, 'metrics_long.csv'), 'utf8'), dataDir)
  const shown = () => app.evaluate(() => (globalThis as { shown?: string }).shown)
  await expect.poll(shown).toBe(target)
})

test('an export goes on when its screen is left, and the next one tells of it', async ({
  app,
  page,
  dataDir
}) => {
  await trainTutorial(page)
  const target = join(dataDir, 'chosen folder')
  // The dialog is answered when the screen has been left.
  await app.evaluate(({ dialog }, filePath) => {
    const left = new Promise<void>((leave) => Object.assign(globalThis, { leave }))
    dialog.showSaveDialog = () => left.then(() => ({ canceled: false, filePath }))
  }, target)
  await page.getByTestId('export').click()
  await page.getByTestId('export-all-tables').click()
  await expect(page.getByTestId('export-working')).toBeVisible()
  await goTo(page, 'data', 'Data')
  const notice = page.getByTestId('export-notice')
  await expect(notice).toContainText('Writing CSV files')
  await app.evaluate(() => {
    ;(globalThis as { leave?: () => void }).leave?.()
  })
  await expect(notice).toContainText(`Saved to ${target}`)
  expectSameAsStored(readFileSync(join(target, 'metrics_long.csv'), 'utf8'), dataDir)
})

test('runs in training when the window is closed are stopped with a checkpoint', async ({ dataDir }) => {
  const app = await startWindow(dataDir)
  await launchTutorial(await app.firstWindow(), 60)
  const read = <T>(sql: string) => {
    const database = new Database(join(dataDir, 'lab.db'), { readonly: true })
    const rows = database.prepare<[], T>(sql).pluck().all()
    database.close()
    return rows
  }
  await expect
    .poll(() => read('SELECT count(*) FROM metric_points')[0], { timeout: 60_000 })
    .toBeGreaterThan(0)
  await app.close()
  expect(read('SELECT DISTINCT status FROM runs')).toEqual(['cancelled'])
  const [last] = read<number>('SELECT max(epoch) FROM metric_points')
  expect(read('SELECT epoch FROM checkpoints')).toEqual([last])
})
