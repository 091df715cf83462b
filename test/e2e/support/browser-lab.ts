import { test as base, chromium, type Page } from '@playwright/test'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { chromiumProgram } from './chromium-program.ts'
import { watchPage } from './page-watch.ts'
import { temporaryFolder } from './temporary-folder.ts'

const start = fileURLToPath(new URL('../../../scripts/start/start.mjs', import.meta.url))

/** The lab as "npm start" serves it where there is no display. */
interface ServedLab {
  readonly url: string
  /** What it printed up to the address. */
  readonly lines: readonly string[]
  stop(): Promise<void>
}

async function serve(dataDir: string): Promise<ServedLab> {
  const lab = spawn(process.execPath, [start, '--data-dir', dataDir], {
    env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' },
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const lines: string[] = []
  for await (const line of createInterface(lab.stdout)) {
    lines.push(line)
    const url = /http:\S+/.exec(line)?.[0]
    if (url !== undefined) return { url, lines, stop: () => end(lab) }
  }
  throw new Error(`the lab was not served:\n${lines.join('\n')}`)
}

async function end(lab: ChildProcess): Promise<void> {
  if (lab.exitCode !== null) return
  const ended = once(lab, 'exit')
  lab.kill('SIGINT')
  await ended
}

interface Fixtures {
  readonly dataDir: string
  readonly lab: ServedLab
  /** The lab's page, which fails the test when it logs an error or asks for anything outside. */
  readonly page: Page
}

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from its first parameter
  dataDir: async ({}, use) => {
    const folder = temporaryFolder()
    await use(folder.path)
    folder.remove()
  },
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
