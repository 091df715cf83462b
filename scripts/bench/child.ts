import { execFile, execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { WIDE_VECTORS } from '../../src-main/vectors/switch.ts'
import { vectorsHere, type Vectors } from './vectors.ts'

/** Runs a command and parses the last line that it prints, as JSON. Throws when the command fails. */
export function runForJson(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): unknown {
  const output = execFileSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit']
  })
  return lastLine(output)
}

/** The same for a script, in a Node process of its own. */
export function runScript(
  script: URL,
  args: readonly (string | number)[],
  vectors: Vectors = vectorsHere()
): unknown {
  return runForJson(process.execPath, nodeArguments(script, args, vectors))
}

/** The same in so many processes at once. */
export function runScriptAtOnce(
  processes: number,
  script: URL,
  args: readonly (string | number)[]
): Promise<unknown[]> {
  const run = promisify(execFile)
  const runs = Array.from({ length: processes }, () =>
    run(process.execPath, nodeArguments(script, args, vectorsHere()))
  )
  return Promise.all(runs.map(async (result) => lastLine((await result).stdout)))
}

const nodeArguments = (script: URL, args: readonly (string | number)[], vectors: Vectors) => [
  ...(vectors === 256 ? [WIDE_VECTORS] : []),
  fileURLToPath(script),
  ...args.map(String)
]

/** What the last line says, as JSON. */
function lastLine(output: string): unknown {
  return JSON.parse(output.trimEnd().split('\n').at(-1) ?? '')
}
