import { oc } from '@orpc/contract'
import * as z from 'zod'
import { type ExperimentId, type RunId } from './ids.ts'

/**
 * Every method may refuse what a person gave it (the message says what was expected, what came and what to do), and may
 * fail by no fault of the lab, as on a full disk (the message says what to do).
 */
export const method = oc.errors({ BAD_INPUT: { status: 400 }, FAILURE: { status: 500 } })

const id = <T extends string>(pattern: RegExp, expected: string) =>
  z.custom<T>((value) => typeof value === 'string' && pattern.test(value), { error: `expected ${expected}` })

export const experimentIdInput = id<ExperimentId>(/^e[1-9]\d{0,14}$/, 'an experiment such as e3')
export const runIdInput = id<RunId>(/^r[1-9]\d{0,14}$/, 'a run such as r7')

/** Experiments and runs, mixed as a person picks them. */
export const targetsInput = z
  .array(z.union([experimentIdInput, runIdInput]))
  .min(1)
  .max(100_000)

/** A whole number within limits, which are told to who gives another. */
export function wholeNumber(min: number, max: number) {
  const error = `expected a whole number ${min} .. ${max}`
  return z.int({ error }).min(min, { error }).max(max, { error })
}
