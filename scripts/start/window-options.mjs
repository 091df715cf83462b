// Plain JavaScript: it runs on whatever Node "npm start" is called with.
import { parseArgs } from 'node:util'

/**
 * What "npm start -- ..." asks of the window. A misspelt option must not open the usual lab in silence, so what is for
 * Chromium stands behind a second "--".
 * @param {readonly string[]} args
 * @returns {{ args: string[] } | { problem: string }} what to start Electron with, or what is wrong
 */
export function windowOptions(args) {
  const own = forLab(args)
  const { tokens } = parseArgs({ args: own, options: OPTIONS, strict: false, tokens: true })
  for (const token of tokens) {
    if (token.kind === 'option' && token.name === 'no-sandbox') continue
    if (token.kind !== 'option' || token.name !== 'data-dir')
      return {
        problem: `expected --data-dir DIR, or --no-sandbox; "${own[token.index]}" came (what is for Chromium goes behind a second --)`
      }
    const isMissing = !token.value || (!token.inlineValue && token.value.startsWith('-'))
    if (isMissing) return { problem: '--data-dir: expected the path of a folder; none came' }
  }
  return { args: [...own, ...args.slice(own.length + 1)] }
}

/** Of what was asked of the window, what concerns the lab in a browser, too. */
export const forBrowser = (args) => forLab(args).filter((arg) => arg !== '--no-sandbox')

/** What is not for Chromium. */
function forLab(args) {
  const end = args.indexOf('--')
  return end === -1 ? [...args] : args.slice(0, end)
}

const OPTIONS = { 'data-dir': { type: 'string' }, 'no-sandbox': { type: 'boolean' } }
