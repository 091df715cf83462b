import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Runs a command and parses the last line that it prints, as JSON. Throws when the command fails. */
export function runForJson(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): unknown {
  const output = execFileSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit']
  })
  return JSON.parse(output.trimEnd().split('\n').at(-1) ?? '')
}

/** The same for a script, in a Node process of its own. */
export function runScript(script: URL, args: readonly (string | number)[]): unknown {
  return runForJson(process.execPath, [fileURLToPath(script), ...args.map(String)])
}
