/** How long what was deleted or removed can be brought back. */
export const KEPT_IN_BIN_MS = 7 * 24 * 60 * 60 * 1000
