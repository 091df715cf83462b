import { expect } from '@playwright/test'
import { damagedDataDir } from '../support/damaged-lab.ts'
import { test as base } from '../support/window-lab.ts'

const test = base.extend(damagedDataDir)

test('the window opens on a damaged lab, repairs it and goes on', async ({ page }) => {
  await expect(page.getByTestId('damaged')).toContainText('Nothing was deleted or changed')
  await expect(page.getByTestId('repair')).not.toHaveAttribute('aria-disabled', 'true')
  await page.getByTestId('repair').click()
  await expect(page.getByTestId('safety-note')).toContainText('lab-damaged-')
  await expect(page.getByTestId('activity')).toContainText('ready')
})
