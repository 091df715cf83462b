// Plain JavaScript, so that it runs, and does something useful, on a Node that cannot run the rest.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'

const OLDEST = 24

/**
 * The path of a Node that is new enough: this one, or the one that npm installed with the dependencies. npm 11 puts that
 * one first on the path of npm scripts by itself; npm 10 does not. Explains itself and ends the process where there is
 * none.
 */
export function node24() {
  if (Number(process.versions.node.split('.')[0]) >= OLDEST) return process.execPath
  const [platform, program] = process.platform === 'win32' ? ['win', 'node.exe'] : [process.platform, 'node']
  const bundled = new URL(
    `../../../node_modules/node-${platform}-${process.arch}/bin/${program}`,
    import.meta.url
  )
  if (existsSync(bundled)) return fileURLToPath(bundled)
  console.error(
    `Ablation Lab needs Node ${OLDEST} or newer; this is Node ${process.versions.node}.\n` +
      (process.platform === 'darwin'
        ? `On macOS, install Node ${OLDEST} from https://nodejs.org and try again.`
        : `Run "npm ci", which installs one beside the lab, or install Node ${OLDEST} from https://nodejs.org.`)
  )
  process.exit(1)
}

/** Runs a program in this terminal, passes signals on, and ends as it ends. */
export async function runAndExit(program, args, options = {}) {
  const child = spawn(program, args, { stdio: 'inherit', ...options })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  const { code, signal } = await new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(error.message)
      resolve({ code: 1, signal: null })
    })
    child.on('exit', (exitCode, exitSignal) => resolve({ code: exitCode, signal: exitSignal }))
  })
  process.exit(code ?? 128 + constants.signals[signal])
}
