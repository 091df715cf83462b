/** Columns from `start` on, `width` (32, 16, 8 or 4) of them side by side: see assembly/products.ts. */
export interface Panel {
  readonly start: number
  readonly width: number
}

/** The columns rounded up to whole vectors of four. */
export const paddedColumns = (columns: number) => Math.ceil(columns / 4) * 4

/** Panels for so many columns: as many of 32 as fit, then 16, 8 and 4. */
export function panelsOf(columns: number): Panel[] {
  const padded = paddedColumns(columns)
  const panels: Panel[] = []
  let start = 0
  for (const width of [32, 16, 8, 4]) {
    while (padded - start >= width) {
      panels.push({ start, width })
      start += width
    }
  }
  return panels
}

/**
 * For each four columns of a matrix in panels, with room for `rows` rows: where its first row begins, in bytes from the
 * matrix, and how far apart its rows are.
 */
export function quadTable(panels: readonly Panel[], rows: number): Uint32Array {
  return Uint32Array.from(
    panels.flatMap(({ start, width }) =>
      Array.from({ length: width / 4 }, (_, q) => [(start * rows + q * 4) * 4, width * 4]).flat()
    )
  )
}
