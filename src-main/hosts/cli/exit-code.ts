/** What the process ends with: part of the documented interface. */
export const EXIT = { done: 0, failed: 1, badInput: 2, interrupted: 130 } as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** How a command says what the process is to end with, where that is not 0. */
export type Finish = (code: ExitCode) => void
