import { chromium, type Page } from '@playwright/test'
import { chromiumProgram } from './chromium-program.ts'
import { test as base } from './data-dir-fixture.ts'
import { watchPage } from './page-watch.ts'
import { serve, type ServedLab } from './served-lab.ts'

interface Fixtures {
  readonly lab: ServedLab
  /** The lab's page, which fails the test when it logs an error or asks for anything outside. */
  readonly page: Page
}

export const test = base.extend<Fixtures>({
  lab: async ({ dataDir }, use) => {
    const lab = await serve(dataDir)
    await use(lab)
    await lab.stop()
  },
  page: async ({ lab }, use) => {
    const browser = await chromium.launch({
      executablePath: chromiumProgram(),
      // Chromium's sandbox does not work for root.
      chromiumSandbox: process.getuid?.() !== 0,
      args: ['--disable-background-networking', '--no-first-run']
    })
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.goto(lab.url)
    const { host } = new URL(lab.url)
    const checkQuiet = await watchPage(page, (url) => new URL(url).host === host)
    await use(page)
    checkQuiet()
    await browser.close()
  }
})
