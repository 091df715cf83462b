// Plain JavaScript: it runs on whatever Node "npm start" is called with.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { clearInterval, clearTimeout, setInterval, setTimeout } from 'node:timers'
import { node24 } from '../../src-main/hosts/cli/node-24.mjs'
import { inProject } from './project.mjs'

const PATIENCE_S = 60
/** Says on which day, and why, Electron could not be had. */
const failure = inProject('node_modules/.cache/ablation-lab/electron-not-fetched.json')

/** The path of Electron's program; null where it is not installed. */
export function electronProgram() {
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? inProject('node_modules/electron/dist')
  const programs = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }
  const path = join(dist, programs[process.platform] ?? 'electron')
  return existsSync(path) ? path : null
}

/**
 * Has Electron's own installer fetch it, for a minute at most, and not again on a day on which that failed.
 * @returns {Promise<string | null>} why it could not be had; null when it is there
 */
export async function fetchElectron() {
  const today = new Date().toDateString()
  const before = lastFailure()
  if (before?.day === today) return `${before.reason}; it is tried again tomorrow`
  const reason = await runInstaller()
  if (reason === null) rmSync(failure, { force: true })
  else {
    mkdirSync(dirname(failure), { recursive: true })
    writeFileSync(failure, JSON.stringify({ day: today, reason }))
  }
  return reason
}

function lastFailure() {
  try {
    return JSON.parse(readFileSync(failure, 'utf8'))
  } catch {
    return null
  }
}

async function runInstaller() {
  const installer = spawn(node24(), [inProject('node_modules/electron/install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ELECTRON_GET_NO_PROGRESS: '1' }
  })
  let words = ''
  installer.stderr.on('data', (data) => {
    words += data
  })
  const stopShowing = showProgress()
  let isLate = false
  const limit = setTimeout(() => {
    isLate = true
    installer.kill()
  }, PATIENCE_S * 1000)
  const code = await new Promise((resolve) => {
    installer.on('close', resolve)
    installer.on('error', () => resolve(1))
  })
  clearTimeout(limit)
  stopShowing()
  if (isLate) return `Electron was not fetched within ${PATIENCE_S} s`
  if (code !== 0) return `Electron could not be fetched (${inBrief(words)})`
  return electronProgram() === null ? 'Electron was fetched but is not there' : null
}

/** The message of the error, without its name and where it came from. */
const inBrief = (words) => /^\w*Error: (.+)$/m.exec(words)?.[1] ?? words.trim().split('\n')[0]

/** One line that counts the seconds; returns how to end it. */
function showProgress() {
  const what = 'Fetching Electron, about 120 MB, once'
  if (!process.stdout.isTTY) {
    console.log(`${what} (${PATIENCE_S} s at most)`)
    return () => undefined
  }
  const startedAt = Date.now()
  const show = () => {
    const seconds = Math.round((Date.now() - startedAt) / 1000)
    process.stdout.write(`\r${what}: ${seconds} s of at most ${PATIENCE_S} s`)
  }
  show()
  const timer = setInterval(show, 1000)
  return () => {
    clearInterval(timer)
    process.stdout.write('\r\u001b[K')
  }
}
