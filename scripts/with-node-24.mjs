/*
 * Runs a command of an npm script with Node 24 first on its path, whatever Node npm runs on:
 *
 *   node scripts/with-node-24.mjs vitest run
 */
import { delimiter, dirname } from 'node:path'
import { endWithNpm } from '../src-main/hosts/cli/end-with-npm.mjs'
import { node24, runAndExit } from '../src-main/hosts/cli/node-24.mjs'

endWithNpm()
const [command, ...args] = process.argv.slice(2)
const path = `${dirname(node24())}${delimiter}${process.env.PATH}`
// On Windows npm's commands are .cmd files, which need a shell.
await runAndExit(command, args, { env: { ...process.env, PATH: path }, shell: process.platform === 'win32' })
