/** Of a sparkline, in pixels. */
export interface SparkBox {
  readonly widthPx: number
  readonly heightPx: number
  /** Around the line, for its end mark. */
  readonly insetPx: number
}

export interface SparkShape {
  /** A path's "d". */
  readonly path: string
  readonly endX: number
  readonly endY: number
  /** One value alone, whose path nobody would see. */
  readonly isPoint: boolean
}

/**
 * A line of values over the box: as far to the right as it is done, the range from bottom to top. It goes on over epochs
 * that were not measured. Null when none was.
 */
export function sparkShape(
  values: ArrayLike<number>,
  doneFraction: number,
  [low, high]: readonly [number, number],
  { widthPx, heightPx, insetPx }: SparkBox
): SparkShape | null {
  const width = (widthPx - 2 * insetPx) * Math.min(1, doneFraction)
  const height = heightPx - 2 * insetPx
  const xOf = (i: number) =>
    round(insetPx + (values.length === 1 ? width : (i / (values.length - 1)) * width))
  const yOf = (value: number) => round(insetPx + (1 - (value - low) / (high - low)) * height)
  let path = ''
  let end: { endX: number; endY: number } | null = null
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) continue
    const [x, y] = [xOf(i), yOf(values[i])]
    path += `${path === '' ? 'M' : 'L'}${x} ${y}`
    end = { endX: x, endY: y }
  }
  return end && { path, ...end, isPoint: !path.includes('L') }
}

const round = (px: number) => Math.round(px * 10) / 10
