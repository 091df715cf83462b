import { expect, type Page } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { allTrained } from './all-trained.ts'
import { goTo } from './go-to.ts'

const lab = fileURLToPath(new URL('../../../src-main/hosts/cli/lab.mjs', import.meta.url))

/** Sweeps L2's strength over three values in the form, with three seeds and two epochs, and launches that. */
export async function launchSweep(page: Page): Promise<void> {
  await expect(page.getByTestId('activity')).toContainText('ready', { timeout: 30_000 })
  await goTo(page, 'new?preset=tutorial-corrected', 'New experiment')
  const fill = async (name: RegExp, text: string) => {
    const field = page.getByRole('textbox', { name }).first()
    await field.fill(text)
    await field.press('Tab')
  }
  await fill(/^Samples/, '3000')
  await fill(/^Hidden layers/, '32')
  await fill(/^Epochs/, '2')
  await page.getByTestId('seed-count').fill('3')
  await page.getByTestId('seed-count').press('Tab')
  await page.getByRole('button', { name: /^Try several values: .*L2.* regularized$/ }).click()
  const editor = page.getByTestId('sweep-editor')
  for (const [label, value] of [
    ['From', '0.0001'],
    ['To', '0.01'],
    ['Values', '3']
  ]) {
    await editor.getByLabel(label, { exact: true }).fill(value)
  }
  await expect(editor.getByRole('status')).toContainText('3 arms')
  await page.getByTestId('launch').click()
  await expect(page).toHaveURL(/compare\?ids=e1/)
}

/** Asserts that each arm's verdict, numbers and sentence are those that the terminal prints of the same data. */
export async function expectVerdictsOfTerminal(page: Page, dataDir: string, arms: number): Promise<void> {
  const printed = execFileSync(process.execPath, [lab, 'compare', 'e1', '--data-dir', dataDir], {
    encoding: 'utf8'
  })
  const rows = page.getByTestId('verdicts').getByRole('listitem')
  await expect(rows).toHaveCount(arms)
  for (const row of await rows.all()) {
    const line = row.getByRole('button')
    const [arm, title, difference, interval] = await line.locator('> *').allInnerTexts()
    expect(printed).toContain(`\n${arm}: ${title}: ${difference} ${interval} 95 % interval\n`)
    await line.click()
    for (const reason of await row.locator('p').allInnerTexts()) expect(printed).toContain(reason)
    await line.click()
  }
}

/** Runs more seeds with one click, and asserts that the result says that they came after a look. */
export async function addSeedsAfterLook(page: Page): Promise<void> {
  await expect(page.getByTestId('check-seeds-added')).toHaveCount(0)
  await page.getByTestId('run-more-seeds').click()
  await expect(page.getByTestId('check-seeds-added')).toContainText('Seeds were added after a look')
  await allTrained(page)
}
