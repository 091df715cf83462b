/** A place on the pad, in its 28 x 28 squares from the upper left corner. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** What a pen drew from touching the pad to leaving it. */
export interface Stroke {
  /** How wide, in squares of the pad. */
  readonly width: number
  /** At least one. */
  readonly points: readonly Point[]
}

/** From places on the pad to places in a picture: x becomes scale * x + right, y becomes scale * y + down. */
export interface Placement {
  readonly scale: number
  readonly right: number
  readonly down: number
}

/**
 * Draws strokes with round ends into a picture of side x side pixels.
 * @returns how much of each pixel is ink, 0 .. 1: what a disc or a line covers of it, to within its corners
 */
export function drawStrokes(
  strokes: readonly Stroke[],
  { scale, right, down }: Placement,
  side: number
): Float64Array {
  const ink = new Float64Array(side * side)
  for (const { width, points } of strokes) {
    const placed = points.map(({ x, y }) => ({ x: scale * x + right, y: scale * y + down }))
    const radius = (scale * width) / 2
    placed.forEach((end, i) => {
      drawLine(ink, side, placed[Math.max(0, i - 1)], end, radius)
    })
  }
  return ink
}

/** The pixels that are within reach of a line, by the distance of their centres from it. */
function drawLine(ink: Float64Array, side: number, from: Point, to: Point, radius: number): void {
  const reach = radius + 0.5
  const within = (value: number) => Math.min(side, Math.max(0, value))
  const left = within(Math.floor(Math.min(from.x, to.x) - reach))
  const right = within(Math.ceil(Math.max(from.x, to.x) + reach))
  const top = within(Math.floor(Math.min(from.y, to.y) - reach))
  const bottom = within(Math.ceil(Math.max(from.y, to.y) + reach))
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const covered = Math.min(1, reach - distance({ x: x + 0.5, y: y + 0.5 }, from, to))
      const pixel = y * side + x
      if (covered > ink[pixel]) ink[pixel] = covered
    }
  }
}

/** How far a point is from a line between two others. */
function distance({ x, y }: Point, from: Point, to: Point): number {
  const along = { x: to.x - from.x, y: to.y - from.y }
  const squared = along.x ** 2 + along.y ** 2
  const share = squared === 0 ? 0 : ((x - from.x) * along.x + (y - from.y) * along.y) / squared
  const clamped = Math.min(1, Math.max(0, share))
  return Math.hypot(x - from.x - clamped * along.x, y - from.y - clamped * along.y)
}

/** For SVG. */
export const pathOf = ({ points: [first, ...rest] }: Stroke): string =>
  `M${first.x} ${first.y}` + (rest.length === 0 ? 'h0' : rest.map(({ x, y }) => `L${x} ${y}`).join(''))
