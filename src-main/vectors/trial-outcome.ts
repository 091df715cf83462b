/** What a trial ends with: codes that no process has that was ended, or failed, before it knew. */
export const SAME_BITS = 40
export const OTHER_BITS = 41

/**
 * Whether a trial held, by its exit code. Null where it did not come to its end, because it crashed or because it was ended
 * with the lab: the next start tries again.
 */
export const trialOutcome = (exitCode: number | null): boolean | null =>
  exitCode === SAME_BITS ? true : exitCode === OTHER_BITS ? false : null
