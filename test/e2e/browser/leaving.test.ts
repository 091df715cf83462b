import { expect, type Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { test } from '../support/browser-lab.ts'
import { goTo } from '../support/go-to.ts'
import { launchTutorial } from '../support/tutorial-path.ts'

function storedNote(dataDir: string): unknown {
  const database = new Database(join(dataDir, 'lab.db'), { readonly: true })
  const note = database.prepare('SELECT note FROM experiments').pluck().get()
  database.close()
  return note
}

async function typeNote(page: Page, text: string): Promise<void> {
  await goTo(page, 'runs', 'Runs')
  await page.getByTestId('note').fill(text)
}

test('a note is stored though the page is reloaded or closed the moment it is typed', async ({
  page,
  dataDir
}) => {
  await launchTutorial(page, 1)
  await typeNote(page, 'dropout alone should do')
  await page.reload()
  await expect.poll(() => storedNote(dataDir)).toBe('dropout alone should do')
  await expect(page.getByTestId('note')).toHaveValue('dropout alone should do')
  await typeNote(page, 'it did not')
  await page.close()
  await expect.poll(() => storedNote(dataDir)).toBe('it did not')
})
