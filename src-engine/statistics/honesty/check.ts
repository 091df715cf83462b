import type { ExperimentSpec } from '../../spec/experiment-spec.ts'

/** Something that could make a result say more than it knows, and whether it does so here. */
export interface HonestyCheck {
  readonly id: string
  /** doubt: it weakens what the result says. note: one should know it. */
  readonly severity: 'passed' | 'note' | 'doubt'
  /** In a few words: "Scaler was fitted on test rows". */
  readonly title: string
  /** What that means here. */
  readonly sentence: string
  /** A copy of the spec without the problem, to be run beside this one; null where no other spec helps. */
  readonly fix: ExperimentSpec | null
}

/** What is to be said, the passed checks left out. */
export const remarks = (checks: readonly HonestyCheck[]) =>
  checks.filter(({ severity }) => severity !== 'passed')

/** A check that found nothing. */
export const passed = (id: string, title: string, sentence: string): HonestyCheck => ({
  id,
  severity: 'passed',
  title,
  sentence,
  fix: null
})
