import { test as base } from '@playwright/test'
import { temporaryFolder } from './temporary-folder.ts'

/** Tests of a lab that has a data folder to itself. */
export const test = base.extend<{ readonly dataDir: string }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from its first parameter
  dataDir: async ({}, use) => {
    const folder = temporaryFolder()
    await use(folder.path)
    folder.remove()
  }
})
