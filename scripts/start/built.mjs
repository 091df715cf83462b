// Plain JavaScript: it runs on whatever Node "npm start" is called with.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { node24 } from '../../src-main/hosts/cli/node-24.mjs'
import { inProject } from './project.mjs'

/** What the window and its page are built from. */
const SOURCES = ['src-engine', 'src-main', 'src-renderer', 'electron.vite.config.ts', 'package-lock.json']
const stamp = inProject('out/.built-from')

/** Builds the window and its page into out/. Returns whether it went well; what did not is on the terminal. */
export function build() {
  // Before: what is written while it is built may not be in it.
  const sources = fingerprint(SOURCES.map(inProject))
  const bundler = inProject('node_modules/electron-vite/bin/electron-vite.js')
  const { status } = spawnSync(node24(), [bundler, 'build', '--logLevel', 'warn'], {
    cwd: inProject('.'),
    stdio: 'inherit'
  })
  if (status !== 0) return false
  mkdirSync(inProject('out'), { recursive: true })
  writeFileSync(stamp, sources)
  return true
}

/** Whether what is in out/ was built from the sources as they are now. */
export function isBuilt() {
  const isThere = ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html'].every((file) =>
    existsSync(inProject(file))
  )
  return isThere && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(SOURCES.map(inProject))
}

/** Differs when a file was added, taken away or written: of names, sizes and times, which takes milliseconds. */
function fingerprint(paths) {
  const hash = createHash('sha256')
  const add = (path) => {
    const stats = statSync(path, { throwIfNoEntry: false })
    // Editors leave links to nothing, and take files away.
    if (!stats) return
    if (stats.isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name))
    else hash.update(`${path}\t${stats.size}\t${stats.mtimeMs}\n`)
  }
  for (const path of paths) add(path)
  return hash.digest('hex')
}
