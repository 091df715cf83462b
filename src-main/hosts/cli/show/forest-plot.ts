/** A mean difference and its interval, all in one unit. */
export interface ForestRow {
  readonly label: string
  readonly low: number
  readonly mean: number
  readonly high: number
  /** What somebody says the difference is; null where nothing is claimed of it. */
  readonly claim?: number | null
}

/** Columns of the plot itself. */
const WIDTH = 61
/** The axis reaches so many times as far as the middle one of the rows does: past it an arm would squash all others. */
const REACH = 4

/**
 * Differences and their intervals below each other on one axis, for a page of plain text: │ is no difference, ● the mean,
 * ├ and ┤ are the ends of the interval, ◀ and ▶ show that it goes on beyond the axis, ◇ is a claim.
 *
 * @param text words of a difference
 */
export function forestPlot(rows: readonly ForestRow[], text: (value: number) => string): string {
  const reaches = rows.map(({ low, high }) => Math.max(-low, high)).sort((a, b) => a - b)
  const reach = REACH * reaches[Math.floor(reaches.length / 2)]
  const claims = rows.flatMap(({ claim }) => claim ?? [])
  const left = Math.min(...claims, Math.max(-reach, Math.min(0, ...rows.map(({ low }) => low))))
  const right = Math.max(...claims, Math.min(reach, Math.max(0, ...rows.map(({ high }) => high))))
  const columnOf = (value: number) =>
    Math.round(((Math.min(Math.max(value, left), right) - left) / (right - left)) * (WIDTH - 1))

  const plotted = ({ low, mean, high, claim = null }: ForestRow): string => {
    const cells = Array.from({ length: WIDTH }, () => ' ')
    if (mean >= left && mean <= right) cells.fill('─', columnOf(low), columnOf(high))
    cells[columnOf(0)] = '│'
    if (claim !== null) cells[columnOf(claim)] = '◇'
    if (mean < left) return `◀ ${text(mean)}${cells.join('').slice(2 + text(mean).length)}`
    if (mean > right) return `${cells.join('').slice(0, -2 - text(mean).length)}${text(mean)} ▶`
    cells[columnOf(low)] = low < left ? '◀' : '├'
    cells[columnOf(high)] = high > right ? '▶' : '┤'
    cells[columnOf(mean)] = '●'
    return cells.join('')
  }
  const width = Math.max(...rows.map(({ label }) => label.length))
  const lines = rows.map((row) => `${row.label.padEnd(width)}  ${plotted(row)}`.trimEnd())
  return [
    ...lines,
    `${' '.repeat(width)}  ${text(left)}${text(right).padStart(WIDTH - text(left).length)}`
  ].join('\n')
}
