import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { electronProgram } from '../../../scripts/start/electron-program.mjs'

/** What Electron is started with to run the lab from its sources. */
export interface ElectronToTest {
  readonly executablePath: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** Electron's own binary, or the one that electron-runtime/prepare.sh makes where that cannot be had. */
export function electronToTest(): ElectronToTest {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    throw new Error(
      'The end-to-end tests in Electron need a display: run "xvfb-run -a npm run test:e2e:electron" where there is none.'
    )
  }
  // Chromium's sandbox does not work for root.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const own = electronProgram()
  if (own !== null) return { executablePath: own, args: sandbox, env: {} }
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'ablation-lab-e2e')
  const made = join(cache, 'electron', 'electron')
  const addon = join(cache, 'better_sqlite3-napi9.node')
  if (!existsSync(made) || !existsSync(addon)) {
    throw new Error(
      'The end-to-end tests need Electron\'s binary: "npm start" fetches it. ' +
        'Where GitHub cannot be reached, test/e2e/electron-runtime/prepare.sh makes one (see the README beside it).'
    )
  }
  const hook = fileURLToPath(new URL('../electron-runtime/sqlite-hook.cjs', import.meta.url))
  return { executablePath: made, args: [...sandbox, '-r', hook], env: { SQLITE_NAPI9: addon } }
}
