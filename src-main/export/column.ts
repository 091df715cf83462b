import type { CsvFormat } from './csv-format.ts'
import { localTime } from './local-time.ts'

/**
 * A column of a CSV file: the one place that its header, its cells and its description in metadata.json come from.
 * `null` is an empty cell: there is nothing to say.
 */
export type Column<Row> = {
  /** Lower snake_case ASCII, with the unit where there is one. */
  readonly name: string
  readonly unit?: string
  readonly description: string
} & (
  | {
      /** time: ISO 8601 UTC with milliseconds. local_time: YYYY-MM-DD hh:mm:ss. */
      readonly type: 'text' | 'time' | 'local_time'
      readonly value: (row: Row) => string | null
    }
  | { readonly type: 'integer' | 'number'; readonly value: (row: Row) => number | null }
  | { readonly type: 'boolean'; readonly value: (row: Row) => boolean }
)

/** One CSV file: what a row stands for, and its columns in order. */
export interface Sheet<Row> {
  readonly file: `${string}.csv`
  readonly description: string
  readonly columns: readonly Column<Row>[]
}

/** The columns as a format has them: where it wants local times, one behind each time. */
export function columnsIn<Row>(format: CsvFormat, columns: readonly Column<Row>[]): readonly Column<Row>[] {
  if (!format.localTimes) return columns
  return columns.flatMap((column): Column<Row>[] => {
    if (column.type !== 'time') return [column]
    const inLocalTime: Column<Row> = {
      name: `${column.name}_local`,
      type: 'local_time',
      description: `${column.name} in the time zone of the computer that exported it.`,
      value: (row) => localTime(column.value(row))
    }
    return [column, inLocalTime]
  })
}
