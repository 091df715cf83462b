import { expect } from '@playwright/test'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { goTo } from '../support/go-to.ts'
import { startWindow, test } from '../support/window-lab.ts'

test("a file from the system's dialog is put where it belongs, by how it begins", async ({ dataDir }) => {
  const path = join(dataDir, 'digits.gz')
  // Two labels, by their magic number.
  writeFileSync(path, gzipSync(Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 0, 1)))
  const app = await startWindow(dataDir)
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, path)
  const page = await app.firstWindow()
  await expect(page.getByTestId('activity')).toContainText('ready', { timeout: 30_000 })
  await goTo(page, 'data', 'Data')
  await page.getByRole('button', { name: 'Add data' }).click()
  await page.getByRole('button', { name: 'Choose Images', exact: true }).click()
  await expect(page.getByTestId('kind-note')).toHaveText('digits.gz holds labels: it was put under Labels.')
  await expect(page.getByRole('button', { name: 'Change Labels', exact: true })).toBeVisible()
  await app.close()
})
