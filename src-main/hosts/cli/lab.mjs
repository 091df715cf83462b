#!/usr/bin/env node
// The terminal's way into the lab.
import { fileURLToPath } from 'node:url'
import { endWithNpm } from './end-with-npm.mjs'
import { node24, runAndExit } from './node-24.mjs'

endWithNpm()

const node = node24()
const args = process.argv.slice(2)
if (node === process.execPath) {
  const { main } = await import('./main.ts')
  process.exitCode = await main(args)
} else {
  await runAndExit(node, [fileURLToPath(import.meta.url), ...args])
}
