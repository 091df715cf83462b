import type { Experiment } from '../store/experiments.ts'
import type { ExperimentId, RunId } from '../contract/ids.ts'
import { csvFormats, type ExportPreset } from './csv-format.ts'
import type { WrittenSheet } from './csv-writer.ts'

/** Grows when a program that reads exports would have to change. */
const FORMAT_VERSION = 2

export interface EngineUsed {
  readonly engine: string
  readonly version: string
}

export interface ExportFacts {
  readonly targets: readonly (ExperimentId | RunId)[]
  /** Those that the targets belong to. */
  readonly experiments: readonly Experiment[]
  readonly preset: ExportPreset
  readonly appVersion: string
  readonly engines: readonly EngineUsed[]
  readonly warnings: readonly string[]
  readonly sheets: readonly WrittenSheet[]
}

/** metadata.json: how to read the files, what their columns mean, where they come from, and whether they are whole. */
export function metadataJson(facts: ExportFacts): string {
  const { experiments, preset } = facts
  const { delimiter, decimalSign, byteOrderMark, localTimes, guardFormulas, pandas } = csvFormats[preset]
  const metadata = {
    format: 'ablation-lab-csv',
    format_version: FORMAT_VERSION,
    preset,
    exported_at: new Date().toISOString(),
    exported: facts.targets,
    app_version: facts.appVersion,
    engines: facts.engines,
    csv: {
      encoding: 'UTF-8',
      byte_order_mark: byteOrderMark,
      delimiter,
      decimal_sign: decimalSign,
      line_end: 'CRLF',
      quote: '"',
      ...(localTimes && { local_time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone })
    },
    notes: [
      `Numbers are the shortest that give exactly the same float64 when read back. pandas does so only with float_precision='round_trip': ${pandas}`,
      'An empty cell was not logged; NaN, inf and -inf are what was measured. pandas takes empty and NaN for missing: value_status in metrics_long.csv tells them apart.',
      'Fractions are 0..1. Times are ISO 8601 UTC.',
      ...(guardFormulas
        ? ["Text that begins with = + - @, a tab or a carriage return has a ' put before it."]
        : []),
      ...facts.warnings
    ],
    files: facts.sheets.map(({ name, description, rows, sha256, sizeBytes, columns }) => ({
      name,
      description,
      rows,
      sha256,
      size_bytes: sizeBytes,
      columns
    })),
    experiments: experiments.map(({ id, name, createdAt, specHash, spec }) => ({
      id,
      name,
      created_at: createdAt,
      spec_hash: specHash,
      spec
    }))
  }
  return `${JSON.stringify(metadata, null, 2)}\n`
}
