import type { Column } from './column.ts'
import type { CsvFormat } from './csv-format.ts'

/** What stands in a row's cell, before quotes. */
export function cellText<Row>(column: Column<Row>, row: Row, format: CsvFormat): string {
  switch (column.type) {
    case 'text': {
      const text = column.value(row) ?? ''
      return format.guardFormulas ? withoutFormula(text) : text
    }
    case 'time':
    case 'local_time':
      return column.value(row) ?? ''
    case 'integer':
    case 'number': {
      const value = column.value(row)
      return value === null ? '' : numberText(value, format.decimalSign)
    }
    case 'boolean':
      return String(column.value(row))
    default:
      return column satisfies never
  }
}

/** The shortest digits that give exactly this float64 when they are read back. */
function numberText(value: number, decimalSign: string): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  return String(value).replace('.', decimalSign)
}

/** Only text is guarded: a ' before -0.01 would turn the number into text. */
const withoutFormula = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
