/** Decimal numbers alone: Number() by itself would take '' for 0 and '0x10' for 16. */
const DECIMAL = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/

/** What data write in the place of a missing number: a row with one of these is still a row of data, not a header. */
const MISSING = /^\s*(?:|[+-]?(?:nan|inf|infinity)|na|null|\?)\s*$/i

/** The finite number in a cell; NaN where there is none. */
export function cellNumber(cell: string): number {
  const value = DECIMAL.test(cell) ? Number(cell) : NaN
  return Number.isFinite(value) ? value : NaN
}

/** The first cell that only a header can have: text that neither is a number nor stands for a missing one. */
export function headerCell(row: readonly string[]): string | undefined {
  return row.find((cell) => !DECIMAL.test(cell) && !MISSING.test(cell))
}

/** A cell as messages show it: quoted, control characters escaped, and short. */
export function showCell(cell: string, maxLength = 40): string {
  return JSON.stringify(cell.length > maxLength ? `${cell.slice(0, maxLength)}...` : cell)
}
