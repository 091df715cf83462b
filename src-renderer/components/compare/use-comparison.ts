import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { comparisonModel } from './model/comparison-model.ts'
import { curveOf } from './model/curves.ts'
import { finalRuns, type FinalRun } from './model/final-runs.ts'
import type { Measure } from './model/measures.ts'
import type { GroupCurves } from './model/plots.ts'
import { compareIn } from '../../../src-engine/statistics/compare-with-baseline.ts'
import type { RunLine } from '../../../src-main/contract/experiments.ts'
import { problemText } from '../../lab-client/problem-text.ts'
import { useExperiments } from '../../stores/experiments.ts'
import { useSeries } from '../../stores/series.ts'

export type LiveComparison = ReturnType<typeof useComparison>

/** What is compared, kept in step with the lab while it trains. @param ids as in the address: "e3", "r7" */
export function useComparison(ids: () => readonly string[]) {
  const experiments = useExperiments()
  const series = useSeries()
  const model = computed(() => comparisonModel(ids(), experiments.all))

  /** The runs of each group as they are now. */
  const runsOf = computed(() => {
    const groups = model.value?.groups ?? []
    const current = (run: RunLine) => experiments.runs.get(run.id) ?? run
    return new Map(groups.map((group) => [group, group.runs.map(current)]))
  })
  const runs = computed(() => [...runsOf.value.values()].flat())

  /** What finished runs came to. The same list for as long as none finishes: statistics hang on it. */
  const finals = computed<readonly FinalRun[]>((before) => {
    const now = model.value ? finalRuns(model.value, runsOf.value, series.byRun) : []
    const isSame = before?.length === now.length && now.every((run, i) => run.key === before[i].key)
    return isSame ? before : now
  })
  const verdicts = computed(() => {
    if (!model.value) return []
    const [baseline, ...others] = model.value.groups.map(({ label }) => label)
    const { decision, testTrainRatio } = model.value
    const input = { runs: finals.value, arms: [baseline, ...others], baseline, decision, testTrainRatio }
    return compareIn(decision.metric, others, input)
  })

  /** Each group's runs in one measure, epoch by epoch, as far as they have come. */
  function curvesOf(measure: Measure): GroupCurves[] {
    return [...runsOf.value].map(([group, own]) => ({
      group,
      curves: new Map(
        own.flatMap(({ id, seed }) => {
          const known = series.byRun.get(id)
          return known ? [[seed, curveOf(known, measure)] as const] : []
        })
      )
    }))
  }

  const problem = useCatchingUp(() => runs.value)
  return { model, runsOf, runs, finals, verdicts, curvesOf, problem }
}

/** Reads new epochs whenever runs have moved on: one call at a time, and never an epoch left out. */
function useCatchingUp(runs: () => readonly RunLine[]) {
  const series = useSeries()
  const problem = shallowRef<string | null>(null)
  const leaving = new AbortController()
  onScopeDispose(() => {
    leaving.abort()
  })
  let isReading = false
  let isBehind = false

  async function read(): Promise<void> {
    isBehind = true
    if (isReading) return
    isReading = true
    try {
      while (isBehind) {
        isBehind = false
        await series.catchUp(new Map(runs().map(({ id, epochsDone }) => [id, epochsDone])), leaving.signal)
      }
      problem.value = null
    } catch (error) {
      if (!leaving.signal.aborted) problem.value = problemText(error)
    } finally {
      isReading = false
    }
  }
  watch(runs, read, { immediate: true })
  return problem
}
