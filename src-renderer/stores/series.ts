import { defineStore } from 'pinia'
import { shallowRef, triggerRef } from 'vue'
import { metricNames, type MetricName } from '../../src-engine/training/metrics.ts'
import type { RunId } from '../../src-main/contract/ids.ts'
import type { Series } from '../../src-main/contract/metrics.ts'
import { lab } from '../lab-client/lab-client.ts'

/** A run's metrics from epoch 1 on: `columns.test_loss[k]` is behind epoch k + 1. */
export interface RunSeries {
  readonly length: number
  readonly columns: Partial<Record<MetricName, Float64Array>>
}

/** How many epochs are asked for at once, or a run's more: a piece that is sent and taken in while nobody waits. */
const EPOCHS_A_CALL = 4000
/** Whoever draws the series hears of new pieces so often at most. */
const TELL_EVERY_MS = 100

/** Metrics of the runs that are looked at. Epochs are asked for by number, so that none is ever missing. */
export const useSeries = defineStore('series', () => {
  const byRun = shallowRef(new Map<RunId, RunSeries>())
  /** How many epochs each run was last known to have; what is read of it may be ahead. */
  const known = new Map<RunId, number>()

  /** Reads what is new of the runs; `done` says how many epochs each is known to have. */
  async function catchUp(done: ReadonlyMap<RunId, number>, signal?: AbortSignal): Promise<void> {
    const behind: Behind[] = []
    for (const [id, epochs] of done) {
      // A run that goes on from a checkpoint measures some epochs again.
      const isAgain = epochs < (known.get(id) ?? 0)
      const after = isAgain ? 0 : (byRun.value.get(id)?.length ?? 0)
      if (after < epochs) behind.push({ id, epochs, after })
      else known.set(id, epochs)
    }
    let toldAt = performance.now()
    try {
      for (const part of partsOf(behind)) {
        const runs = part.map(({ id, after }) => ({ id, after }))
        const pieces = await lab().metrics.series({ runs }, signal ? { signal } : {})
        for (const piece of pieces) byRun.value.set(piece.runId, joined(byRun.value.get(piece.runId), piece))
        for (const { id, epochs } of part) known.set(id, epochs)
        if (performance.now() - toldAt < TELL_EVERY_MS) continue
        triggerRef(byRun)
        toldAt = performance.now()
      }
    } finally {
      if (behind.length > 0) triggerRef(byRun)
    }
  }

  return { byRun, catchUp }
})

interface Behind {
  readonly id: RunId
  readonly epochs: number
  readonly after: number
}

/** The runs in parts that have about as many epochs to be read. */
function partsOf(behind: readonly Behind[]): Behind[][] {
  const parts: Behind[][] = []
  let room = 0
  for (const run of behind) {
    if (room <= 0) {
      parts.push([])
      room = EPOCHS_A_CALL
    }
    parts.at(-1)?.push(run)
    room -= run.epochs - run.after
  }
  return parts
}

/** The series with a piece behind it; what the two have in common is taken from the piece. */
export function joined(series: RunSeries | undefined, piece: Series): RunSeries {
  const before = piece.from - 1
  const added = Math.max(0, ...Object.values(piece.columns).map((column) => column.length))
  const columns: Partial<Record<MetricName, Float64Array>> = {}
  for (const name of metricNames) {
    const old = series?.columns[name]
    const fresh = piece.columns[name]
    if (!old && !fresh) continue
    const column = new Float64Array(before + added).fill(NaN)
    if (old) column.set(old.subarray(0, before))
    if (fresh) column.set(fresh, before)
    columns[name] = column
  }
  return { length: before + added, columns }
}
