import { claimedArm } from '../../../../src-engine/spec/decision-spec.ts'
import type { ComparisonModel } from './comparison-model.ts'

/** What somebody says the difference is, in the metric's unit. */
export interface Claim {
  /** Null where an old spec of several arms does not say. */
  readonly arm: string | null
  readonly difference: number
  readonly source: string
}

/** What is claimed of an experiment; of several that are compared, nothing. */
export function claimOf({ experiments }: ComparisonModel): Claim | null {
  const [{ spec }] = experiments
  if (experiments.length > 1 || !spec.claim) return null
  return { arm: claimedArm(spec), difference: spec.claim.difference, source: spec.claim.source }
}
