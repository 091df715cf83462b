import { expect, type Page } from '@playwright/test'

/**
 * Goes to a screen by its address and waits until it is there: on the one before, much looks and is called the same.
 *
 * @param address what follows #/
 * @param title the screen's
 */
export async function goTo(page: Page, address: string, title: string): Promise<void> {
  await page.goto(`${page.url().split('#')[0]}#/${address}`)
  await expect(page).toHaveTitle(new RegExp(`(^| · )${title} · Ablation Lab$`))
}
