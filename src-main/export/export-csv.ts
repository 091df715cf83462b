import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { nameWarnings } from '../../src-engine/spec/warnings.ts'
import { csvFileNames, type CsvFileName } from '../contract/exports.ts'
import type { ExperimentId, RunId } from '../contract/ids.ts'
import type { DatasetLibrary } from '../data/dataset-library.ts'
import type { Store } from '../store/store.ts'
import { csvFormats, type ExportPreset } from './csv-format.ts'
import type { WrittenSheet } from './csv-writer.ts'
import { findSources } from './export-source.ts'
import { writeInto } from './export-target.ts'
import { metadataJson } from './metadata.ts'
import { METADATA_FILE } from './sheets.ts'
import { writeSheets } from './write-sheets.ts'

export interface ExportOptions {
  readonly preset?: ExportPreset
  /** All when absent. */
  readonly files?: readonly CsvFileName[] | undefined
  /** Of the lab that exports. */
  readonly appVersion: string
  /** Where the true classes of test rows are, to compare two models by. */
  readonly datasets: DatasetLibrary
  /** Hears how much is done, 0..1. */
  readonly progress?: (fraction: number) => void
  /** Ends the export, which then leaves nothing behind. */
  readonly signal?: AbortSignal | undefined
}

export interface Export {
  /** Where the files are; metadata.json is beside them. */
  readonly dir: string
  readonly files: readonly Pick<WrittenSheet, 'name' | 'rows' | 'sha256' | 'sizeBytes'>[]
  /** What a person should know before reading the files into a table program. Also in metadata.json. */
  readonly warnings: readonly string[]
}

/**
 * Writes experiments with all their runs, and single runs, as CSV files into a folder, which is made when missing. Runs
 * are read one by one, long ones in pages, and written in small pieces, so that whatever else this process does goes on.
 * @throws BadInput when there is no such experiment or run, or the folder cannot be used: see checkExportTarget
 */
export async function exportCsv(
  store: Store,
  targets: readonly (ExperimentId | RunId)[],
  dir: string,
  {
    preset = 'standard',
    files = csvFileNames,
    appVersion,
    datasets,
    progress = ignore,
    signal
  }: ExportOptions
): Promise<Export> {
  const sources = findSources(store, targets)
  const experiments = sources.map(({ experiment }) => experiment)
  const warnings = [...new Set(experiments.flatMap(({ name, spec }) => nameWarnings({ ...spec, name })))]
  const written = await writeInto(dir, [...files, METADATA_FILE], async (folder) => {
    const work = { folder, files, format: csvFormats[preset], progress, signal }
    const { sheets, engines } = await writeSheets(store, datasets, sources, work)
    const metadata = metadataJson({ targets, experiments, preset, appVersion, engines, warnings, sheets })
    await writeFile(join(folder, METADATA_FILE), metadata, { flush: true })
    return sheets
  })
  const sheets = written.result.map(({ name, rows, sha256, sizeBytes }) => ({
    name,
    rows,
    sha256,
    sizeBytes
  }))
  return { dir: written.dir, files: sheets, warnings }
}

const ignore = () => {
  // Nobody asked to be told.
}
