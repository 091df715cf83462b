import { drawStrokes, type Placement, type Stroke } from './strokes.ts'

/** The side of MNIST's pictures, in pixels. */
export const SIDE = 28
/** The side of the box that a digit is scaled to. */
const BOX = 20
/** So much at most is something small enlarged: a dot is no digit. */
const MOST_SCALE = 4

/**
 * A drawing as MNIST's digits were made: scaled to a box of 20 x 20 pixels, its shape kept, and moved by whole pixels
 * until its centre of mass is in the middle of 28 x 28.
 *
 * Source: Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits", 1998.
 *
 * @param strokes at least one
 * @returns the ink of each pixel, 0 .. 1
 */
export function asMnist(strokes: readonly Stroke[]): Float64Array {
  const placement = intoBox(strokes)
  const { x, y } = centreOfMass(drawStrokes(strokes, placement, SIDE))
  const middle = SIDE / 2
  // A digit whose mass is far to one side stays whole all the same.
  const most = (SIDE - BOX) / 2
  const whole = (value: number) => Math.min(most, Math.max(-most, Math.round(value)))
  const right = placement.right + whole(middle - x)
  const down = placement.down + whole(middle - y)
  return drawStrokes(strokes, { ...placement, right, down }, SIDE)
}

/** Scales what is drawn, the width of the pen included, to the box, and puts it into the middle. */
function intoBox(strokes: readonly Stroke[]): Placement {
  const edges = strokes.flatMap(({ width, points }) =>
    points.flatMap(({ x, y }) => [
      { x: x - width / 2, y: y - width / 2 },
      { x: x + width / 2, y: y + width / 2 }
    ])
  )
  const [left, right] = range(edges.map(({ x }) => x))
  const [top, bottom] = range(edges.map(({ y }) => y))
  const scale = Math.min(MOST_SCALE, BOX / Math.max(right - left, bottom - top))
  const centred = (from: number, to: number) => SIDE / 2 - (scale * (from + to)) / 2
  return { scale, right: centred(left, right), down: centred(top, bottom) }
}

const range = (values: readonly number[]): [number, number] =>
  values.reduce<[number, number]>(
    ([low, high], v) => [Math.min(low, v), Math.max(high, v)],
    [Infinity, -Infinity]
  )

/** In pixels from the upper left corner. */
function centreOfMass(ink: Float64Array): { x: number; y: number } {
  let sum = 0
  let x = 0
  let y = 0
  ink.forEach((value, pixel) => {
    sum += value
    x += value * ((pixel % SIDE) + 0.5)
    y += value * (Math.floor(pixel / SIDE) + 0.5)
  })
  return { x: x / sum, y: y / sum }
}
