/** Columns from `start` on, `width` (32, 16, 8 or 4) of them side by side: see assembly/products.ts. */
export interface Panel {
  readonly start: number
  readonly width: number
}

const WIDTHS = [4, 8, 16, 32]
const WIDEST = 32

/** Panels for so many columns: as many of 32 as fit, and what is left in one as narrow as holds it. */
export function panelsOf(columns: number): Panel[] {
  const panels: Panel[] = []
  for (let start = 0; start < columns; start += WIDEST) {
    panels.push({ start, width: WIDTHS.find((width) => width >= columns - start) ?? WIDEST })
  }
  return panels
}

/** The columns with those that fill up the last panel. */
export function paddedColumns(columns: number): number {
  const last = panelsOf(columns).at(-1)
  return last ? last.start + last.width : 0
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
