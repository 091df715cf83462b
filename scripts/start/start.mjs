/*
 * "npm start": opens the lab in its own window, or, where there can be none, serves it to a browser. Takes --data-dir DIR.
 * Plain JavaScript: it runs on whatever Node it is called with.
 */
import { existsSync } from 'node:fs'
import { endWithNpm } from '../../src-main/hosts/cli/end-with-npm.mjs'
import { node24, runAndExit } from '../../src-main/hosts/cli/node-24.mjs'
import { build, isBuilt } from './built.mjs'
import { openWindow, whyNoWindow } from './open-window.mjs'
import { inProject } from './project.mjs'
import { forBrowser, windowOptions } from './window-options.mjs'

endWithNpm()
const args = process.argv.slice(2)

if (!existsSync(inProject('node_modules/electron-vite'))) {
  console.error('The lab\'s packages are not installed: run "npm ci" first.')
  process.exit(1)
}
if (!isBuilt()) {
  console.log('Building the lab, as its sources are new here.')
  if (!build()) process.exit(1)
}

const ended = await open()
if ('exitCode' in ended) process.exit(ended.exitCode)
console.log(`No window: ${ended.problem}. The lab is served to a browser instead.`)
await runAndExit(node24(), [inProject('src-main/hosts/cli/lab.mjs'), 'serve', ...forBrowser(args)])

async function open() {
  const problem = whyNoWindow(args)
  if (problem !== null) return { problem }
  const asked = windowOptions(args)
  if ('args' in asked) return openWindow(asked.args)
  console.error(asked.problem)
  return { exitCode: 2 }
}
