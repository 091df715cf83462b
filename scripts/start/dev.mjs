/*
 * "npm run dev": the lab with hot reload, in its window or, where there can be none, in a browser. What is changed in the
 * page shows at once; in a window, what is changed in the main process restarts it.
 */
import { endWithNpm } from '../../src-main/hosts/cli/end-with-npm.mjs'
import { node24, runAndExit } from '../../src-main/hosts/cli/node-24.mjs'
import { electronProgram } from './electron-program.mjs'
import { whyNoWindow } from './open-window.mjs'
import { inProject } from './project.mjs'
import { forBrowser } from './window-options.mjs'

endWithNpm()
const args = process.argv.slice(2)
const problem =
  whyNoWindow(args) ?? (electronProgram() ? null : 'Electron is not installed ("npm start" fetches it)')
if (problem === null) {
  const electronVite = inProject('node_modules/electron-vite/bin/electron-vite.js')
  await runAndExit(node24(), [electronVite, 'dev', '--watch', '--', ...args], {
    env: { ...process.env, ELECTRON_EXEC_PATH: electronProgram() }
  })
} else {
  console.log(`No window: ${problem}. The lab is served to a browser instead.`)
  await runAndExit(node24(), [inProject('scripts/start/dev-in-browser.ts'), ...forBrowser(args)])
}
