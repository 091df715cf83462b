/** Where values stand on the plot: index k is epoch k + 1. */
export interface Frame {
  readonly x: (epoch: number) => number
  readonly y: (value: number) => number
  /** The plot's lower edge. */
  readonly bottom: number
  /** Epochs in view, and one to each side, so that lines reach the plot's edges. */
  readonly from: number
  readonly to: number
}

/**
 * Adds a line through the values to the path. It goes on over epochs that were not measured (NaN), with a gap where a value
 * has no place on the axis. Where several epochs share a pixel, the lowest and the highest of them stand for all: a spike
 * stays in sight.
 */
export function traceCurve(path: CanvasRenderingContext2D, values: Float64Array, frame: Frame): void {
  const { x, y, from, to } = frame
  const last = Math.min(to, values.length)
  const perPixel = Math.floor(1 / Math.abs(x(2) - x(1)))
  let isDown = false
  const point = (epoch: number, value: number) => {
    if (Number.isNaN(value)) return
    const isThere = Number.isFinite(y(value))
    if (isThere && isDown) path.lineTo(x(epoch), y(value))
    else if (isThere) path.moveTo(x(epoch), y(value))
    isDown = isThere
  }
  if (perPixel < 2) {
    for (let epoch = from; epoch <= last; epoch++) point(epoch, values[epoch - 1])
    return
  }
  for (let epoch = from; epoch <= last; epoch += perPixel) {
    const group = values.subarray(epoch - 1, Math.min(epoch - 1 + perPixel, last)).filter(Number.isFinite)
    point(epoch, group.length === 0 ? NaN : Math.min(...group))
    if (group.length > 0) point(epoch, Math.max(...group))
  }
}

/** Fills between two curves, wherever both have a value. */
export function fillBetween(
  path: CanvasRenderingContext2D,
  low: Float64Array,
  high: Float64Array,
  { x, y, bottom, from, to }: Frame
): void {
  const step = Math.max(1, Math.floor(0.5 / Math.abs(x(2) - x(1))))
  const there: number[] = []
  for (let epoch = from; epoch <= Math.min(to, low.length); epoch++) {
    const isNear = there.length > 0 && epoch - there[there.length - 1] < step
    if (!isNear && Number.isFinite(high[epoch - 1]) && Number.isFinite(low[epoch - 1])) there.push(epoch)
  }
  if (there.length === 0) return
  // On a log axis an interval may reach to 0 and below, which has no place: the band then goes on to the plot's edge.
  const place = (value: number) => (Number.isFinite(y(value)) ? y(value) : bottom)
  path.beginPath()
  for (const epoch of there) path.lineTo(x(epoch), place(high[epoch - 1]))
  for (const epoch of there.reverse()) path.lineTo(x(epoch), place(low[epoch - 1]))
  path.closePath()
  path.fill()
}
