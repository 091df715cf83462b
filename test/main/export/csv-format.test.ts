import { parse } from 'csv-parse/sync'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { csvFormats, type ExportPreset } from '../../../src-main/export/csv-format.ts'
import { epochOf, useExportSandbox } from './export-sandbox.ts'

const sandbox = useExportSandbox()
const CSV_FILES = ['runs.csv', 'metrics_wide.csv', 'metrics_long.csv', 'comparison.csv']
const BYTE_ORDER_MARK = '\uFEFF'

/** Names that a table program could trip over, and a negative number. */
function fill() {
  const e1 = sandbox().experiment('=1+1', ['baseline', 'L2, strong', '-x', '@a;b'])
  sandbox().run(e1, 'baseline', 0, [epochOf(0, { penalty: -0.5, test_loss: 1e-7 })])
  sandbox().run(e1, 'L2, strong', 0, [epochOf(0)])
  sandbox().run(e1, '-x', 0, [epochOf(0)])
  const id = sandbox().queue(e1, '@a;b', 0)
  sandbox().end(id, 'failed', { reason: '\tnot good' })
  return e1
}

describe.each(Object.keys(csvFormats) as ExportPreset[])('each file of the preset %s', (preset) => {
  it('ends every line with CRLF, has one header row of snake_case names, and a cell per column', async () => {
    const e1 = fill()
    await sandbox().export(e1, preset)
    const delimiter = preset === 'excel-semicolon' ? ';' : ','
    for (const file of CSV_FILES) {
      const text = await sandbox().text(file)
      expect(text.startsWith(BYTE_ORDER_MARK)).toBe(preset !== 'standard')
      expect(text.slice(1)).not.toContain(BYTE_ORDER_MARK)
      expect(text.endsWith('\r\n')).toBe(true)
      expect(text).not.toMatch(/(?<!\r)\n/)
      const [header] = text.replace(BYTE_ORDER_MARK, '').split('\r\n')
      for (const name of header.split(delimiter)) expect(name).toMatch(/^[a-z][a-z0-9_]*$/)
      // csv-parse refuses a row with more or fewer cells than the header.
      expect((await sandbox().rows(file, delimiter)).length).toBeGreaterThan(0)
    }
  })
})

describe('the standard preset', () => {
  it('puts quotes only where they are needed, and changes no text', async () => {
    await sandbox().export(fill())
    const lines = (await sandbox().text('metrics_wide.csv')).split('\r\n')
    expect(lines.slice(1, 4)).toEqual([
      'r1,e1,baseline,0,1,0.1,0.2,1e-7,0.4,-0.5,0.3333333333333333,0.7,0.8,0.9',
      'r2,e1,"L2, strong",0,1,0.1,0.2,0.3,0.4,0,0.3333333333333333,0.7,0.8,0.9',
      'r3,e1,-x,0,1,0.1,0.2,0.3,0.4,0,0.3333333333333333,0.7,0.8,0.9'
    ])
    const runs = await sandbox().rows('runs.csv')
    expect(runs[0]).not.toHaveProperty('created_at_local')
    expect(runs[0].experiment_name).toBe('=1+1')
    expect(runs.map(({ arm }) => arm)).toEqual(['baseline', 'L2, strong', '-x', '@a;b'])
    expect(runs[3].reason).toBe('\tnot good')
    expect(runs[0].created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  })
})

describe.each(['\n', '\r', '\r\n'])('a text of several lines, between them %j', (lineEnd) => {
  it('is one cell to readers that take every line end for the end of a row', async () => {
    const e1 = sandbox().experiment('several lines', ['baseline'])
    const reason = ['Cannot find module', 'Require stack:', '- train-worker.ts'].join(lineEnd)
    sandbox().end(sandbox().queue(e1, 'baseline', 0), 'failed', { reason })
    await sandbox().export(e1)
    const rows = parse<{ reason: string }>(await sandbox().text('runs.csv'), {
      columns: true,
      record_delimiter: ['\r\n', '\n', '\r']
    })
    expect(rows.map((row) => row.reason)).toEqual([reason])
  })
})

describe('the excel preset', () => {
  it('guards text against being taken for a formula, and no number', async () => {
    await sandbox().export(fill(), 'excel')
    const runs = await sandbox().rows('runs.csv')
    expect(runs[0].experiment_name).toBe("'=1+1")
    expect(runs.map(({ arm }) => arm)).toEqual(['baseline', 'L2, strong', "'-x", "'@a;b"])
    expect(runs[3].reason).toBe("'\tnot good")
    expect(runs[0].final_penalty).toBe('-0.5')
  })

  it('has a local time behind each time', async () => {
    await sandbox().export(fill(), 'excel')
    const [run, , , failed] = await sandbox().rows('runs.csv')
    for (const name of ['created_at', 'started_at', 'ended_at']) {
      // Swedes write times as Excel reads them.
      expect(run[`${name}_local`]).toBe(new Date(run[name]).toLocaleString('sv-SE'))
    }
    expect(failed).toMatchObject({ started_at: '', started_at_local: '' })
    const names = Object.keys(run)
    expect(names.indexOf('ended_at_local')).toBe(names.indexOf('ended_at') + 1)
  })
})

describe('the excel-semicolon preset', () => {
  it('has semicolons and decimal commas', async () => {
    await sandbox().export(fill(), 'excel-semicolon')
    const lines = (await sandbox().text('metrics_wide.csv')).split('\r\n')
    expect(lines[1]).toBe('r1;e1;baseline;0;1;0,1;0,2;1e-7;0,4;-0,5;0,3333333333333333;0,7;0,8;0,9')
    expect(lines[2]).toMatch(/^r2;e1;L2, strong;0;1;0,1;/)
    const runs = await sandbox().text('runs.csv')
    expect(runs).toContain('"\'@a;b"')
  })

  it('keeps not-a-number and infinities as they are', async () => {
    const e1 = sandbox().experiment('odd', ['baseline'])
    sandbox().run(e1, 'baseline', 0, [
      epochOf(0, { train_loss: NaN, test_loss: Infinity, penalty: -Infinity })
    ])
    await sandbox().export(e1, 'excel-semicolon')
    expect(await sandbox().text('metrics_wide.csv')).toContain('r1;e1;baseline;0;1;NaN;0,2;inf;0,4;-inf;')
  })
})

it('writes the same bytes of the same store', async () => {
  const e1 = fill()
  const first = await sandbox().export(e1)
  const again = await sandbox().export(e1, 'standard', join(sandbox().root, 'again'))
  expect(again.files).toEqual(first.files)
  for (const file of CSV_FILES) {
    expect(await readFile(join(again.dir, file), 'utf8')).toBe(await sandbox().text(file))
  }
})
