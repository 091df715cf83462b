import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { fileURLToPath } from 'node:url'
import { test as base } from './data-dir-fixture.ts'
import { electronToTest } from './electron-to-test.ts'
import { watchPage } from './page-watch.ts'

export const project = fileURLToPath(new URL('../../..', import.meta.url))

/**
 * Starts the lab in Electron.
 *
 * @param dataDir the data folder; null: as the lab finds it
 * @param variables of the environment, besides those of this process
 */
export async function startWindow(
  dataDir: string | null,
  variables: Readonly<Record<string, string>> = {}
): Promise<ElectronApplication> {
  const { executablePath, args, env } = electronToTest()
  return _electron.launch({
    executablePath,
    args: [...args, project, ...(dataDir === null ? [] : ['--data-dir', dataDir])],
    env: { ...(process.env as Record<string, string>), ...variables, ...env }
  })
}

interface Fixtures {
  readonly app: ElectronApplication
  /** The window's page, which fails the test when it logs an error or asks for anything outside. */
  readonly page: Page
}

export const test = base.extend<Fixtures>({
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
