/** How many values fall into each of several ranges of one width. */
export interface Histogram {
  /** Where the first range begins. */
  readonly start: number
  readonly width: number
  readonly counts: Uint32Array
}

/** Counts the values in `bins` ranges from `start` on; what lies outside counts to the nearest range. */
export function histogramOf(values: Float64Array, start: number, width: number, bins: number): Histogram {
  const counts = new Uint32Array(bins)
  for (const value of values) {
    counts[Math.min(bins - 1, Math.max(0, Math.floor((value - start) / width)))]++
  }
  return { start, width, counts }
}

/** The outline of the bars as an SVG path, from the base line up and back. */
export function outline(
  { start, width, counts }: Histogram,
  x: (value: number) => number,
  y: (count: number) => number
): string {
  const first = counts.findIndex((count) => count > 0)
  const last = counts.findLastIndex((count) => count > 0)
  if (first === -1) return ''
  let path = `M${x(start + first * width).toFixed(1)} ${y(0).toFixed(1)}`
  for (let bin = first; bin <= last; bin++) {
    path += `V${y(counts[bin]).toFixed(1)}H${x(start + (bin + 1) * width).toFixed(1)}`
  }
  return `${path}V${y(0).toFixed(1)}Z`
}
