import { expect } from '@playwright/test'
import { test } from '../support/browser-lab.ts'

test('who changes the address before the first screen has been loaded gets there', async ({ page }) => {
  const gone = Promise.withResolvers<null>()
  await page.route('**/StartPage-*.js', async (route) => {
    await gone.promise
    await route.continue()
  })
  await page.reload()
  await expect(page.getByTestId('activity')).toContainText('ready')
  await page.goto(`${page.url().split('#')[0]}#/new?preset=tutorial`)
  gone.resolve(null)
  await expect(page.getByRole('textbox', { name: 'Epochs, baseline' })).toBeVisible()
})
