import { expect } from '@playwright/test'
import { test } from '../support/browser-lab.ts'
import { goTo } from '../support/go-to.ts'

test('numbers are shown as chosen, on every screen and after a reload', async ({ page }) => {
  await expect(page.getByTestId('activity')).toContainText('ready', { timeout: 30_000 })
  await goTo(page, 'settings', 'Settings')
  await page.getByTestId('numbers').getByRole('button', { name: '1.234,56' }).click()
  await goTo(page, 'data', 'Data')
  await expect(page.getByText('10.000 rows').first()).toBeVisible()
  await goTo(page, 'exercises', 'Exercises')
  await expect(page.getByTestId('penalty')).toHaveText(/^\d+,\d+$/)
  await page.reload()
  await expect(page.getByTestId('penalty')).toHaveText(/^\d+,\d+$/)
})

test('the data folder is shown, with what to type for another', async ({ page, dataDir }) => {
  await expect(page.getByTestId('activity')).toContainText('ready', { timeout: 30_000 })
  await goTo(page, 'settings', 'Settings')
  await expect(page.getByTestId('data-folder')).toHaveText(dataDir)
  await expect(page.getByText('npm run lab -- data-folder FOLDER')).toBeVisible()
  await expect(page.getByTestId('another-folder')).toHaveCount(0)
})
