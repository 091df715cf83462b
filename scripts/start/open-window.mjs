// Plain JavaScript: it runs on whatever Node "npm start" is called with.
import { spawn } from 'node:child_process'
import { electronProgram, fetchElectron } from './electron-program.mjs'
import { inProject } from './project.mjs'

/** Why this computer can show no window; null where nothing speaks against it. */
export function whyNoWindow(args) {
  if (process.platform !== 'linux') return null
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'there is no display here'
  const isRoot = process.getuid() === 0
  if (isRoot && !args.includes('--no-sandbox'))
    return 'Electron does not run as root, unless with --no-sandbox'
  return null
}

/**
 * Opens the window and waits until it is closed.
 * @returns {Promise<{ exitCode: number } | { problem: string }>} the problem when no window came up
 */
export async function openWindow(args) {
  if (electronProgram() === null) {
    const problem = await fetchElectron()
    if (problem !== null) return { problem }
  }
  const env = { ...process.env }
  delete env.ELECTRON_RUN_AS_NODE
  const window = spawn(electronProgram(), [inProject('.'), ...args], {
    // Chromium's remarks on the system go to stderr: they are held back until it is known what they amount to.
    stdio: ['inherit', 'inherit', 'pipe', 'ipc'],
    env
  })
  let isOpen = false
  let words = ''
  window.stderr.on('data', (data) => {
    if (isOpen) process.stderr.write(data)
    else words += data
  })
  let isToStartAgain = false
  window.on('message', (message) => {
    if (message === 'start again') isToStartAgain = true
    else isOpen = true
  })
  // The terminal's Ctrl-C reaches the window by itself.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => window.kill())
  const ended = await new Promise((resolve) => {
    window.on('error', (error) => resolve({ code: 1, signal: error.message }))
    window.on('close', (code, signal) => resolve({ code, signal }))
  })
  if (isToStartAgain) return openWindow(args)
  // Another window that was open already came forward instead: all is well too.
  if (isOpen || ended.code === 0) return { exitCode: ended.code ?? 1 }
  const lastWords = /FATAL:[^\]]*\] (.+)/.exec(words)?.[1] ?? words.trim().split('\n').at(-1)
  return { problem: `Electron ended with ${ended.signal ?? `code ${ended.code}`} (${lastWords})` }
}
