import { setImmediate as nextTurn } from 'node:timers/promises'
import type { FinishedRun } from '../../src-engine/statistics/pairs.ts'
import type { CsvFileName } from '../contract/exports.ts'
import type { DatasetLibrary } from '../data/dataset-library.ts'
import type { Store } from '../store/store.ts'
import type { Sheet } from './column.ts'
import { comparisonRows } from './comparison-rows.ts'
import { comparisonSheet } from './comparison-sheet.ts'
import type { CsvFormat } from './csv-format.ts'
import { CsvWriter, type WrittenSheet } from './csv-writer.ts'
import type { ExportSource } from './export-source.ts'
import type { EngineUsed } from './metadata.ts'
import { modelComparisons } from './model-comparisons.ts'
import { metricRows, metricsLongSheet } from './metrics-long-sheet.ts'
import { epochRows, metricsWideSheet } from './metrics-wide-sheet.ts'
import { comparedMetrics, epochPages, readRun } from './run-record.ts'
import { runsSheet } from './runs-sheet.ts'

interface Work {
  readonly folder: string
  readonly files: readonly CsvFileName[]
  readonly format: CsvFormat
  /** Hears after every page of epochs how much is done, 0..1. */
  readonly progress: (fraction: number) => void
  readonly signal: AbortSignal | undefined
}

/**
 * Writes the chosen files in one pass over the runs, so that they agree with one another while training goes on.
 * @throws the signal's reason when it is aborted
 */
export async function writeSheets(
  store: Store,
  datasets: DatasetLibrary,
  sources: readonly ExportSource[],
  { folder, files, format, progress, signal }: Work
): Promise<{ sheets: WrittenSheet[]; engines: EngineUsed[] }> {
  const writerOf = <Row>(sheet: Sheet<Row>) =>
    files.some((name) => name === sheet.file) ? new CsvWriter(folder, sheet, format) : null
  const runs = writerOf(runsSheet)
  const metricsWide = writerOf(metricsWideSheet)
  const metricsLong = writerOf(metricsLongSheet)
  const comparison = writerOf(comparisonSheet)
  const engines = new Map<string, EngineUsed>()
  const total = sources.reduce((sum, { runIds }) => sum + runIds.length, 0)
  let done = 0

  for (const { experiment, runIds, isWhole } of sources) {
    const finished: FinishedRun[] = []
    const arms = new Set(isWhole ? experiment.spec.arms.map(({ name }) => name) : [])
    for (const id of runIds) {
      const record = readRun(store, experiment, id)
      if (record !== null) {
        const { run, last } = record
        await runs?.add([record])
        for (const points of metricsWide || metricsLong ? epochPages(store, record) : []) {
          await metricsWide?.add(epochRows(run, points))
          await metricsLong?.add(metricRows(run, points))
          progress((done + (points.at(-1)?.epoch ?? 0) / (last?.epoch ?? 1)) / total)
          await nextTurn()
          signal?.throwIfAborted()
        }
        arms.add(run.arm)
        if (run.status === 'done') {
          finished.push({ arm: run.arm, seed: run.seed, final: comparedMetrics(store, record) })
        }
        engines.set(`${run.engine} ${run.engineVersion}`, {
          engine: run.engine,
          version: run.engineVersion
        })
      }
      progress(++done / total)
      await nextTurn()
      signal?.throwIfAborted()
    }
    // Some runs of an experiment are compared only when the baseline's are among them.
    const compared = arms.has(experiment.spec.baseline) ? [...arms] : []
    // Two models are compared only where they are all there is of an experiment.
    const models = isWhole && comparison ? await modelComparisons(store, datasets, experiment) : new Map()
    await comparison?.add(await comparisonRows(experiment, finished, compared, models))
  }
  const sheets: WrittenSheet[] = []
  for (const writer of [runs, metricsWide, metricsLong, comparison]) {
    if (writer) sheets.push(await writer.finish())
  }
  return { sheets, engines: [...engines.values()] }
}
