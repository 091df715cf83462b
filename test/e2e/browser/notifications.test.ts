import { expect, type Page } from '@playwright/test'
import { test } from '../support/browser-lab.ts'
import { goTo } from '../support/go-to.ts'
import { trainTutorial } from '../support/tutorial-path.ts'

declare global {
  interface Window {
    /** The notifications that the browser has shown. */
    shown: Notification[]
  }
}

/** From the next visit on, as if another window were in front; what the browser shows is kept. */
async function lookElsewhere(page: Page): Promise<void> {
  await page.addInitScript(() => {
    document.hasFocus = () => false
    window.shown = []
    window.Notification = class extends Notification {
      constructor(title: string, options?: NotificationOptions) {
        super(title, options)
        this.onshow = () => window.shown.push(this)
      }
    }
  })
  await page.reload()
}

test('who looks elsewhere is notified of a finished experiment, and a click opens its comparison', async ({
  page
}) => {
  await page.context().grantPermissions(['notifications'])
  await lookElsewhere(page)
  await trainTutorial(page)
  await goTo(page, 'settings', 'Settings')
  await expect(page.getByTestId('finished-notices')).toBeChecked()
  const shown = () => page.evaluate(() => window.shown.map(({ title, body, tag }) => ({ title, body, tag })))
  await expect.poll(shown).toEqual([
    {
      title: 'tutorial is finished',
      body: "Does the tutorial's regularization (L2 and its dropout) lift the test accuracy, as written?",
      tag: 'ablation-lab.finished.e1'
    }
  ])
  await page.evaluate(() => window.shown[0].dispatchEvent(new Event('click')))
  await expect(page).toHaveURL(/compare\?ids=e1/)
})

test('notifications are off where the browser does not allow them, and Settings says how to allow them', async ({
  page
}) => {
  await expect(page.getByTestId('activity')).toContainText('ready', { timeout: 30_000 })
  await goTo(page, 'settings', 'Settings')
  await expect(page.getByTestId('finished-notices')).not.toBeChecked()
  await page.getByTestId('finished-notices').click()
  await expect(page.getByText('allows no notifications')).toBeVisible()
})
