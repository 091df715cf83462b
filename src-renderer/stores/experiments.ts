import { defineStore } from 'pinia'
import { computed, ref, shallowRef, triggerRef } from 'vue'
import type { ExperimentLine, RunLine } from '../../src-main/contract/experiments.ts'
import type { ExperimentId, RunId } from '../../src-main/contract/ids.ts'
import { lab } from '../lab-client/lab-client.ts'

/**
 * All experiments with their runs, kept in step with the lab. Runs are replaced, never changed in place; lists are
 * shallow, so that thousands of runs cost nothing to watch.
 */
export const useExperiments = defineStore('experiments', () => {
  const all = shallowRef<readonly ExperimentLine[]>([])
  const isLoaded = ref(false)
  const runs = shallowRef(new Map<RunId, RunLine>())
  const byId = computed(() => new Map(all.value.map((experiment) => [experiment.id, experiment])))

  async function load(): Promise<void> {
    const lines = await lab().experiments.list()
    runs.value = new Map(lines.flatMap((line) => line.runs.map((run) => [run.id, run])))
    all.value = lines
    isLoaded.value = true
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

  return { all, isLoaded, byId, runs, load, merge, runsOf }
})
