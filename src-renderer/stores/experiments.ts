import { defineStore } from 'pinia'
import { computed, ref, shallowRef, triggerRef } from 'vue'
import type { ExperimentLine, RunLine } from '../../src-main/contract/experiments.ts'
import { keyOf, type ExperimentId, type RunId } from '../../src-main/contract/ids.ts'
import { isFinal } from '../../src-main/contract/run-status.ts'
import { lab } from '../lab-client/lab-client.ts'

/**
 * All experiments with their runs, kept in step with the lab. Runs are replaced, never changed in place; lists are
 * shallow, so that thousands of runs cost nothing to watch.
 */
export const useExperiments = defineStore('experiments', () => {
  const all = shallowRef<readonly ExperimentLine[]>([])
  /** Whether `all` are all; before that, while the page opens, they are the newest. */
  const isLoaded = ref(false)
  const runs = shallowRef(new Map<RunId, RunLine>())
  const byId = computed(() => new Map(all.value.map((experiment) => [experiment.id, experiment])))

  /**
   * Reads the whole list, a page at a time, so that others are answered in between. The first time the newest are there at
   * once, before the others are.
   */
  async function load(): Promise<void> {
    const lines: ExperimentLine[] = []
    for (;;) {
      const page = await lab().experiments.page({ before: lines.at(-1)?.id ?? null })
      if (page.length === 0) break
      lines.push(...page)
      if (all.value.length === 0) put([...lines])
    }
    put(lines)
    isLoaded.value = true
  }

  function put(lines: readonly ExperimentLine[]): void {
    runs.value = new Map(runsIn(lines))
    all.value = lines
  }

  /** Reads some experiments anew, be it for the first time; those that are gone are taken away. */
  async function reload(ids: readonly ExperimentId[]): Promise<void> {
    if (ids.length === 0) return
    const fresh = await lab().experiments.some({ ids: [...ids] })
    const others = all.value.filter(({ id }) => !ids.includes(id))
    const known = runsIn(others).map(([id, run]) => [id, runs.value.get(id) ?? run] as const)
    runs.value = new Map([...known, ...runsIn(fresh)])
    all.value = [...others, ...fresh].toSorted((a, b) => keyOf(b.id) - keyOf(a.id))
  }

  /** Takes over runs as they are now. */
  function merge(changed: readonly RunLine[]): void {
    if (changed.length === 0) return
    for (const run of changed) if (runs.value.has(run.id)) runs.value.set(run.id, run)
    triggerRef(runs)
  }

  /** An experiment's runs as they are now. */
  function runsOf(id: ExperimentId): RunLine[] {
    const lines = byId.value.get(id)?.runs ?? []
    return lines.map((run) => runs.value.get(run.id) ?? run)
  }

  /** All runs of the experiments that wait or train, as they are now. */
  function unfinishedRuns(): RunLine[] {
    const lines = [...runs.value.values()]
    const open = new Set(lines.flatMap((run) => (isFinal(run.status) ? [] : [run.experimentId])))
    return lines.filter((run) => open.has(run.experimentId))
  }

  return { all, isLoaded, byId, runs, load, reload, merge, runsOf, unfinishedRuns }
})

const runsIn = (lines: readonly ExperimentLine[]) =>
  lines.flatMap((line) => line.runs.map((run) => [run.id, run] as const))
