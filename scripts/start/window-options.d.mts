/** What "npm start -- ..." asks of the window: what to start Electron with, or what is wrong. */
export function windowOptions(args: readonly string[]): { args: string[] } | { problem: string }
/** Of what was asked of the window, what concerns the lab in a browser, too. */
export function forBrowser(args: readonly string[]): string[]
