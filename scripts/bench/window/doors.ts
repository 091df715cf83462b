import { _electron, chromium, type Page } from '@playwright/test'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { chromiumProgram } from '../../../test/e2e/support/chromium-program.ts'
import { electronToTest } from '../../../test/e2e/support/electron-to-test.ts'
import { takeLoopDelays, watchLoop, type LoopDelays } from './loop-probe.ts'
import { TASKS, taskTimes } from './task-times.ts'

const project = fileURLToPath(new URL('../../..', import.meta.url))
const pageProbe = fileURLToPath(new URL('page-probe.js', import.meta.url))
/** Chromium's sandbox does not work for root. */
const isSandboxed = process.getuid?.() !== 0

/** On a machine that is busy training. */
const TIMEOUT_MS = 60_000

/** The lab behind one of its doors, with the page that a person would see. */
export interface OpenDoor {
  readonly page: Page
  /** Of the process that serves the page, since the last time. */
  takeLoopDelays(): Promise<LoopDelays>
  /** Processor times of the page's tasks: see task-times.ts. Null where there is no way to know them. */
  readonly tasks: { begin(): Promise<void>; take(): Promise<number[]> } | null
  close(): Promise<void>
}

/** The lab as "npm run serve" serves it, in the system's Chromium. */
export async function openInBrowser(dataDir: string): Promise<OpenDoor> {
  const lab = fork(
    fileURLToPath(new URL('../../../src-main/hosts/cli/lab.mjs', import.meta.url)),
    ['serve', '--data-dir', dataDir],
    {
      execArgv: ['--import', new URL('loop-probe.ts', import.meta.url).href],
      stdio: ['ignore', 'pipe', 'inherit', 'ipc']
    }
  )
  const browser = await chromium.launch({
    executablePath: chromiumProgram(),
    chromiumSandbox: isSandboxed,
    args: ['--disable-background-networking', '--no-first-run']
  })
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  page.setDefaultTimeout(TIMEOUT_MS)
  await page.addInitScript({ path: pageProbe })
  if (!lab.stdout) throw new Error('the lab says nothing')
  for await (const line of createInterface(lab.stdout)) {
    const url = /http:\S+/.exec(line)?.[0]
    if (url === undefined) continue
    await page.goto(url)
    break
  }
  return {
    page,
    async takeLoopDelays() {
      lab.send('take')
      const [delays] = (await once(lab, 'message')) as [LoopDelays]
      return delays
    },
    tasks: {
      begin: () => browser.startTracing(page, { categories: [TASKS] }),
      take: async () => taskTimes(await browser.stopTracing())
    },
    async close() {
      await browser.close()
      const ended = once(lab, 'exit')
      lab.kill('SIGINT')
      lab.disconnect()
      await ended
    }
  }
}

/** The lab in its own window. */
export async function openWindow(dataDir: string): Promise<OpenDoor> {
  const { executablePath, args, env } = electronToTest()
  const app = await _electron.launch({
    executablePath,
    args: [...args, project, '--data-dir', dataDir],
    env: { ...(process.env as Record<string, string>), ...env }
  })
  const page = await app.firstWindow()
  page.setDefaultTimeout(TIMEOUT_MS)
  await page.addInitScript({ path: pageProbe })
  await page.reload()
  await app.evaluate(watchLoop)
  return {
    page,
    takeLoopDelays: () => app.evaluate(takeLoopDelays),
    tasks: null,
    close: () => app.close()
  }
}
