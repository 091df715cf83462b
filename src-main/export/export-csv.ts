import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { specWarnings } from '../../src-engine/spec/warnings.ts'
import { compareWithBaseline } from '../../src-engine/statistics/compare-with-baseline.ts'
import { comparisonInput } from '../../src-engine/statistics/comparison-input.ts'
import type { FinishedRun } from '../../src-engine/statistics/pairs.ts'
import type { ExperimentId, RunId } from '../contract/ids.ts'
import type { Store } from '../store/store.ts'
import { comparisonSheet } from './comparison-sheet.ts'
import { csvFormats, type CsvFormat, type ExportPreset } from './csv-format.ts'
import { CsvWriter, type WrittenSheet } from './csv-writer.ts'
import { findSource, type ExportSource } from './export-source.ts'
import { writeInto } from './export-target.ts'
import { metadataJson, type EngineUsed } from './metadata.ts'
import { epochRows, metricsWideSheet } from './metrics-wide-sheet.ts'
import { metricRows, metricsLongSheet } from './metrics-long-sheet.ts'
import { finalMetrics, readRun } from './run-record.ts'
import { runsSheet } from './runs-sheet.ts'
import { METADATA_FILE } from './sheets.ts'

export interface ExportOptions {
  readonly preset?: ExportPreset
  /** Of the lab that exports. */
  readonly appVersion: string
}

export interface Export {
  /** Where the files are; metadata.json is beside them. */
  readonly dir: string
  readonly files: readonly Pick<WrittenSheet, 'name' | 'rows' | 'sha256' | 'sizeBytes'>[]
  /** What a person should know before reading the files into a table program. Also in metadata.json. */
  readonly warnings: readonly string[]
}

/**
 * Writes an experiment with all its runs, or a single run, as CSV files into a folder, which is made when missing. Runs
 * are read one by one and written in small pieces, so that whatever else this process does goes on.
 * @throws BadInput when there is no such experiment or run, or the folder cannot be used: see checkExportTarget
 */
export async function exportCsv(
  store: Store,
  target: ExperimentId | RunId,
  dir: string,
  { preset = 'standard', appVersion }: ExportOptions
): Promise<Export> {
  const source = findSource(store, target)
  const { experiment } = source
  const warnings = specWarnings(experiment.spec)
  const written = await writeInto(dir, async (folder) => {
    const { sheets, engines } = await writeSheets(store, source, folder, csvFormats[preset])
    const metadata = metadataJson({ target, experiment, preset, appVersion, engines, warnings, sheets })
    await writeFile(join(folder, METADATA_FILE), metadata, { flush: true })
    return sheets
  })
  const files = written.result.map(({ name, rows, sha256, sizeBytes }) => ({ name, rows, sha256, sizeBytes }))
  return { dir: written.dir, files, warnings }
}

/** All files in one pass over the runs, so that they agree with one another while training goes on. */
async function writeSheets(
  store: Store,
  { experiment, runIds, comparedArms }: ExportSource,
  folder: string,
  format: CsvFormat
): Promise<{ sheets: WrittenSheet[]; engines: EngineUsed[] }> {
  const runs = new CsvWriter(folder, runsSheet, format)
  const metricsWide = new CsvWriter(folder, metricsWideSheet, format)
  const metricsLong = new CsvWriter(folder, metricsLongSheet, format)
  const comparison = new CsvWriter(folder, comparisonSheet, format)
  const finished: FinishedRun[] = []
  const engines = new Map<string, EngineUsed>()

  for (const id of runIds) {
    const record = readRun(store, experiment, id)
    if (record === null) continue
    const { arm, seed, status, engine, engineVersion: version } = record.run
    await runs.add([record])
    await metricsWide.add(epochRows(record))
    await metricsLong.add(metricRows(record))
    if (status === 'done') finished.push({ arm, seed, final: finalMetrics(record) })
    engines.set(`${engine} ${version}`, { engine, version })
    await nextTurn()
  }
  const input = { ...comparisonInput(experiment.spec, finished), arms: comparedArms }
  for (const compared of compareWithBaseline(input)) {
    await comparison.add([{ ...compared, experiment: experiment.id, models: null }])
  }
  const sheets: WrittenSheet[] = []
  for (const writer of [runs, metricsWide, metricsLong, comparison]) sheets.push(await writer.finish())
  return { sheets, engines: [...engines.values()] }
}
