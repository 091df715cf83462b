import { expect, type Page } from '@playwright/test'

/** Waits until all that Compare shows is trained and the lab is at rest: on a busy machine, where training makes way, for minutes. */
export async function allTrained(page: Page): Promise<void> {
  await expect(page.getByTestId('summary')).toContainText('Finished ', { timeout: 240_000 })
  await expect(page.getByTestId('activity')).toContainText('ready')
}
