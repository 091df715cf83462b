import type { HonestyCheck } from '../../../src-engine/statistics/honesty/check.ts'
import { resultChecks } from '../../../src-engine/statistics/honesty/result-checks.ts'
import { specChecks } from '../../../src-engine/statistics/honesty/spec-checks.ts'
import type { ExperimentLine, RunLine } from '../../../src-main/contract/experiments.ts'
import { isFinal } from '../../../src-main/contract/run-status.ts'

/**
 * What can be told of an experiment and what became of it. While runs train, that some arms have more of them says nothing.
 *
 * @param runs of it, as they are now
 */
export function experimentChecks(
  { spec, seedAdditions }: Pick<ExperimentLine, 'spec' | 'seedAdditions'>,
  runs: readonly RunLine[]
): HonestyCheck[] {
  const facts = {
    // All runs of an experiment have the same data: the lab refuses others.
    runs: runs.map(({ arm, seed, status }) => ({ arm, seed, status, dataHash: spec.dataset.id })),
    seedsAdded: seedAdditions.flatMap(({ seeds }) => seeds)
  }
  const areFinal = runs.every(({ status }) => isFinal(status))
  return [...specChecks(spec, facts.seedsAdded.length), ...resultChecks(spec, facts)].filter(
    ({ id }) => areFinal || id !== 'equal-counts'
  )
}
