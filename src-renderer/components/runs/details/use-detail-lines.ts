import { watchThrottled } from '@vueuse/core'
import { computed, onScopeDispose } from 'vue'
import { experimentStyles } from '../../../charts/arm-style.ts'
import type { RunLine } from '../../../../src-main/contract/experiments.ts'
import { useExperiments } from '../../../stores/experiments.ts'
import { useSeries } from '../../../stores/series.ts'
import type { RunNode } from '../run-node.ts'
import type { DetailLine } from './detail-lines.ts'

/** More curves than this are no longer told apart, and cost time. */
const MOST_RUNS = 40
const EVERY_MS = 250

/** The curves of test accuracy of a row: of a run with the baseline's of its seed, of an arm or experiment all its runs. */
export function useDetailLines(node: () => RunNode) {
  const experiments = useExperiments()
  const series = useSeries()
  const leaving = new AbortController()

  const needed = computed((): readonly RunLine[] => {
    const it = node()
    const siblings = experiments
      .runsOf(it.experiment.id)
      .filter(({ arm }) => it.kind === 'experiment' || arm === it.arm)
    const baselines = it.kind === 'run' && it.baseline ? [it.baseline] : []
    return [...it.runs, ...baselines, ...siblings.filter(({ id }) => !it.runs.some((run) => run.id === id))]
      .filter(({ epochsDone }) => epochsDone > 0)
      .slice(0, MOST_RUNS)
  })
  watchThrottled(
    needed,
    (runs) => {
      const done = new Map(runs.map(({ id, epochsDone }) => [id, epochsDone]))
      series.catchUp(done, leaving.signal).catch(() => {
        // Without its connection the lab says so above the screen; the curves stay as they are.
      })
    },
    { throttle: EVERY_MS, immediate: true }
  )
  onScopeDispose(() => {
    leaving.abort()
  })

  return computed((): DetailLine[] => {
    const it = node()
    const styles = experimentStyles(it.experiment.spec)
    const isOwn = ({ id }: RunLine) => it.kind !== 'run' || id === it.key
    const isBaseline = ({ id }: RunLine) => it.kind === 'run' && id === it.baseline?.id
    const lines = needed.value.flatMap((run): DetailLine[] => {
      const values = series.byRun.get(run.id)?.columns.test_accuracy
      if (!values) return []
      const armStyle = isOwn(run) || isBaseline(run) ? (styles.get(run.arm) ?? null) : null
      return [{ arm: run.arm, label: `${run.arm}, seed ${run.seed}`, values, armStyle }]
    })
    // Grey ones below, the row's own above all.
    return lines.toReversed().sort((a, b) => Number(a.armStyle !== null) - Number(b.armStyle !== null))
  })
}
