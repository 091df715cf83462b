import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const script = fileURLToPath(new URL('../../../src-main/hosts/cli/lab.mjs', import.meta.url))

export interface Outcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ablation-lab-test-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

/** Starts `lab ARGS` as a person would, in a process of its own; objects among them are environment variables. */
export function startLab(dataDir: string, ...args: (string | NodeJS.ProcessEnv)[]) {
  const words = args.filter((arg) => typeof arg === 'string')
  const variables = args.filter((arg) => typeof arg === 'object')
  const child = spawn(process.execPath, [script, ...words], {
    env: Object.assign({}, process.env, { ABLATION_LAB_DATA: dataDir }, ...variables) as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let stdout = ''
  let stderr = ''
  const waiting: { text: string; resolve: () => void }[] = []
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk))
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk
    for (const { text, resolve } of waiting) if (stderr.includes(text)) resolve()
  })
  const outcome = new Promise<Outcome>((resolve) => {
    child.on('close', (code) => {
      resolve({ code, stdout, stderr })
    })
  })
  return {
    outcome,
    /** Resolves when stderr holds the text. */
    stderrHas: (text: string) =>
      new Promise<void>((resolve) => {
        if (stderr.includes(text)) resolve()
        else waiting.push({ text, resolve })
      }),
    kill: (signal: NodeJS.Signals) => child.kill(signal)
  }
}

/** Runs `lab ARGS` to its end. */
export const lab = (dataDir: string, ...args: string[]) => startLab(dataDir, ...args).outcome
