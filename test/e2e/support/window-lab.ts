import { test as base, _electron, type ElectronApplication, type Page } from '@playwright/test'
import { fileURLToPath } from 'node:url'
import { electronToTest } from './electron-to-test.ts'
import { watchPage } from './page-watch.ts'
import { temporaryFolder } from './temporary-folder.ts'

const project = fileURLToPath(new URL('../../..', import.meta.url))

/** Starts the lab in Electron on a data folder. */
export async function startWindow(dataDir: string): Promise<ElectronApplication> {
  const { executablePath, args, env } = electronToTest()
  return _electron.launch({
    executablePath,
    args: [...args, project, '--data-dir', dataDir],
    env: { ...(process.env as Record<string, string>), ...env }
  })
}

interface Fixtures {
  readonly dataDir: string
  readonly app: ElectronApplication
  /** The window's page, which fails the test when it logs an error or asks for anything outside. */
  readonly page: Page
}

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from its first parameter
  dataDir: async ({}, use) => {
    const folder = temporaryFolder()
    await use(folder.path)
    folder.remove()
  },
  app: async ({ dataDir }, use) => {
    const app = await startWindow(dataDir)
    await use(app)
    await app.close()
  },
  page: async ({ app }, use) => {
    const page = await app.firstWindow()
    const checkQuiet = await watchPage(page, (url) => url.startsWith('lab://app/'))
    await use(page)
    checkQuiet()
  }
})
