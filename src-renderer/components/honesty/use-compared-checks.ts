import { computed, watch, type ComputedRef } from 'vue'
import type { ExperimentLine } from '../../../src-main/contract/experiments.ts'
import { useExperiments } from '../../stores/experiments.ts'
import { useRunOrigins } from '../../stores/run-origins.ts'
import { comparedChecks, type ComparedCheck } from './compared-checks.ts'

/** The checks of what is compared, in step with its runs. Of several experiments it is read which data they had. */
export function useComparedChecks(
  compared: () => readonly ExperimentLine[]
): ComputedRef<readonly ComparedCheck[]> {
  const experiments = useExperiments()
  const origins = useRunOrigins()

  watch(
    () =>
      compared()
        .map(({ id }) => id)
        .join(),
    () => {
      const first = compared().length < 2 ? [] : compared().flatMap(({ runs }) => runs.slice(0, 1))
      for (const { id, status } of first) {
        // What cannot be read is not said of.
        origins.read(id, status === 'done').catch(() => undefined)
      }
    },
    { immediate: true }
  )

  return computed(() =>
    comparedChecks(
      compared().map((experiment) => ({
        experiment,
        runs: experiments.runsOf(experiment.id),
        dataHash: origins.byRun.get(experiment.runs[0]?.id)?.dataHash ?? null
      }))
    )
  )
}
