/** What "npm start -- ..." asks of the window: what to start Electron with, or what is wrong. */
export function windowOptions(args: readonly string[]): { args: string[] } | { problem: string }
