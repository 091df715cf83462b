import { expect } from '@playwright/test'
import { damagedLab } from '../support/damaged-lab.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { test as base } from '../support/window-lab.ts'

const test = base.extend({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from its first parameter
  dataDir: async ({}, use) => {
    const folder = temporaryFolder()
    await damagedLab(folder.path)
    await use(folder.path)
    folder.remove()
  }
})

test('the window opens on a damaged lab, repairs it and goes on', async ({ page }) => {
  await expect(page.getByTestId('damaged')).toContainText('Nothing was deleted or changed')
  await expect(page.getByTestId('repair')).not.toHaveAttribute('aria-disabled', 'true')
  await page.getByTestId('repair').click()
  await expect(page.getByTestId('safety-note')).toContainText('lab-damaged-')
  await expect(page.getByTestId('activity')).toContainText('ready')
})
