/** The path of Electron's program; null where it is not installed. */
export function electronProgram(): string | null
/** Has it fetched. Returns why it could not be had; null when it is there. */
export function fetchElectron(): Promise<string | null>
