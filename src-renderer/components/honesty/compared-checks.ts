import type { HonestyCheck } from '../../../src-engine/statistics/honesty/check.ts'
import { oneDataset } from '../../../src-engine/statistics/honesty/result-checks.ts'
import type { ExperimentLine, RunLine } from '../../../src-main/contract/experiments.ts'
import type { ExperimentId } from '../../../src-main/contract/ids.ts'
import { experimentChecks } from './experiment-checks.ts'

/** An experiment that is compared, and what is known of its runs now. */
export interface Compared {
  readonly experiment: ExperimentLine
  readonly runs: readonly RunLine[]
  /** SHA-256 of its data set; null while it is not known. */
  readonly dataHash: string | null
}

/** A check of what is compared, and the experiment that a fix of it copies. */
export interface ComparedCheck {
  readonly check: HonestyCheck
  readonly from: ExperimentId
  /** The check's own id. */
  readonly fixId: string
}

/** All checks of one experiment; of several, what is to be said of each, and whether they had the same data. */
export function comparedChecks(compared: readonly Compared[]): ComparedCheck[] {
  const isOne = compared.length === 1
  const own = compared.flatMap(({ experiment, runs }) =>
    experimentChecks(experiment, runs)
      .filter(({ severity }) => isOne || severity === 'doubt')
      .map((check) => ({
        check: isOne ? check : named(check, experiment.id),
        from: experiment.id,
        fixId: check.id
      }))
  )
  if (isOne || compared.some(({ dataHash }) => dataHash === null)) return own
  const runs = compared.flatMap(({ runs: all, dataHash }) =>
    all.map(({ arm, seed, status }) => ({ arm, seed, status, dataHash: dataHash ?? '' }))
  )
  const check = oneDataset({ runs })
  return [...own, { check, from: compared[0].experiment.id, fixId: check.id }]
}

const named = (check: HonestyCheck, id: ExperimentId): HonestyCheck => ({
  ...check,
  id: `${id}-${check.id}`,
  title: `${id}: ${check.title}`
})
