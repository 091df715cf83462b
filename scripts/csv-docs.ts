import { csvFormats } from '../src-main/export/csv-format.ts'
import type { Sheet } from '../src-main/export/column.ts'
import { comparisonSheet } from '../src-main/export/comparison-sheet.ts'
import { metricsLongSheet } from '../src-main/export/metrics-long-sheet.ts'
import { metricsWideSheet } from '../src-main/export/metrics-wide-sheet.ts'
import { runsSheet } from '../src-main/export/runs-sheet.ts'

/** docs/csv.md as it should be: every file and column of an export with what it is described as. */
export function csvDocs(): string {
  return [
    '# The CSV files',
    '',
    "`lab run`, `lab export ID... --csv DIR` and the window's Export menu write these files, or those of them that are asked",
    'for (`--files`), and `metadata.json` with the same descriptions, row counts, the SHA-256 of each file, versions and the',
    'specs. Several experiments and runs stand one behind the other. The files are written to a temporary folder and moved',
    'into place whole; an earlier export there is replaced.',
    'This page is made from the descriptions in `src-main/export` by `node scripts/make-docs.ts`.',
    '',
    'RFC 4180 with CRLF, UTF-8, a header row, fractions 0..1, numbers in the shortest form that reads back exactly (pandas',
    "does so with `float_precision='round_trip'` only). An empty cell was not measured; NaN, inf and -inf are written so.",
    '',
    '| `--preset` | |',
    '| --- | --- |',
    ...Object.entries(csvFormats).map(([name, { help }]) => `| \`${name}\` | ${help} |`),
    '',
    ...section(runsSheet),
    ...section(metricsWideSheet),
    ...section(metricsLongSheet),
    ...section(comparisonSheet)
  ].join('\n')
}

function section<Row>({ file, description, columns }: Sheet<Row>): string[] {
  const rows = columns.map(({ name, type, unit, description: text }) =>
    [`\`${name}\``, type, unit ?? '', text].map((cell) => cell.replaceAll('|', '\\|')).join(' | ')
  )
  return [
    `## ${file}`,
    '',
    description,
    '',
    '| Column | Type | Unit | |',
    '| --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
    ''
  ]
}
