import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { metricNames, metrics } from '../../../src-engine/training/metrics.ts'
import { csvFormats, type ExportPreset } from '../../../src-main/export/csv-format.ts'
import { APP_VERSION, epochOf, useExportSandbox } from './export-sandbox.ts'

const sandbox = useExportSandbox()

interface Metadata {
  notes: string[]
  csv: Record<string, unknown>
  files: {
    name: string
    rows: number
    sha256: string
    size_bytes: number
    columns: { name: string; type: string; unit?: string; description: string }[]
  }[]
}

const metadata = async () => JSON.parse(await sandbox().text('metadata.json')) as Metadata

function fill() {
  const e1 = sandbox().experiment('meta', ['baseline', 'dropout'])
  sandbox().run(e1, 'baseline', 0, [epochOf(1), epochOf(2)])
  sandbox().run(e1, 'dropout', 0, [epochOf(1), epochOf(2)])
  return e1
}

describe.each(Object.keys(csvFormats) as ExportPreset[])('metadata.json of the preset %s', (preset) => {
  it('has the checksum, size and rows of each file, and describes its columns in order', async () => {
    const { dir, files } = await sandbox().export(fill(), preset)
    const described = (await metadata()).files
    expect(
      described.map(({ name, rows, sha256, size_bytes: sizeBytes }) => ({ name, rows, sha256, sizeBytes }))
    ).toEqual(files)
    const delimiter = preset === 'excel-semicolon' ? ';' : ','
    for (const { name, rows, sha256, size_bytes, columns } of described) {
      const bytes = await readFile(join(dir, name))
      expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
      expect(size_bytes).toBe(bytes.length)
      const parsed = await sandbox().rows(name, delimiter)
      expect(rows).toBe(parsed.length)
      expect(columns.map((column) => column.name)).toEqual(Object.keys(parsed[0]))
      for (const { type, description } of columns) {
        expect(type).toMatch(/^(text|time|local_time|integer|number|boolean)$/)
        expect(description).toMatch(/^\S.*\.$/)
      }
    }
  })
})

it('says where the export comes from', async () => {
  const e1 = fill()
  await sandbox().export(e1)
  const { spec, createdAt, specHash } = sandbox().store.experiments.get(e1) ?? {}
  expect(await metadata()).toMatchObject({
    format: 'ablation-lab-csv',
    format_version: 2,
    preset: 'standard',
    exported: [e1],
    app_version: APP_VERSION,
    engines: [{ engine: 'reference', version: '1' }],
    exported_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
    experiments: [{ id: e1, name: 'meta', created_at: createdAt, spec_hash: specHash, spec }]
  })
})

it("has the metrics' units and descriptions as the lab shows them", async () => {
  await sandbox().export(fill())
  const wide = (await metadata()).files.find(({ name }) => name === 'metrics_wide.csv')
  for (const name of metricNames) {
    const { unit, help } = metrics[name]
    expect(wide?.columns).toContainEqual({ name, type: 'number', unit, description: help })
  }
})

it('says how pandas reads the numbers exactly', async () => {
  await sandbox().export(fill(), 'excel-semicolon')
  expect((await metadata()).notes.join('\n')).toContain(
    "pandas.read_csv(path, sep=';', decimal=',', float_precision='round_trip')"
  )
  expect((await metadata()).csv).toMatchObject({ delimiter: ';', decimal_sign: ',', byte_order_mark: true })
})

it('warns of names that table programs take for missing values', async () => {
  const e1 = sandbox().experiment('None', ['baseline', 'NA', 'NAN'])
  const { warnings } = await sandbox().export(e1)
  expect(warnings).toEqual([
    expect.stringMatching(/^the name "None" .*keep_default_na=False/),
    expect.stringMatching(/^the name "NA" .*keep_default_na=False/)
  ])
  expect((await metadata()).notes).toEqual(expect.arrayContaining([...warnings]))
  expect((await sandbox().export(fill())).warnings).toEqual([])
})
