import { existsSync } from 'node:fs'

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
]

/** The system's own Chromium; nothing is downloaded. */
export function chromiumProgram(): string {
  const program = [process.env.CHROMIUM_PATH ?? '', ...USUAL_PLACES].find((path) => existsSync(path))
  if (program !== undefined) return program
  throw new Error(
    'The end-to-end tests in a browser need Chromium: install it ("apt-get install chromium"), or set CHROMIUM_PATH to it.'
  )
}
