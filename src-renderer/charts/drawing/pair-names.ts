/** A name and its marker, in pixels. */
interface NamedPlace {
  readonly at: number
  readonly width: number
}

interface NamePlace {
  /** Where the name begins, and how far below the markers its line is. */
  readonly x: number
  readonly dy: number
}

/** From a marker's middle to a name beside it. */
const BESIDE = 10
/** From a marker's middle back to the beginning of a name below it. */
const BACK = 5
const LINE = 13

/**
 * Places for the names of two markers in a row: each on its marker's outer side. One that the plot has no room for there
 * goes below the row; a second one goes above it, so that the two never meet.
 *
 * @param pair the left marker and the right one
 * @param plot what names beside a marker stay within
 * @param line what names below and above stay within
 */
export function placePairNames(
  [left, right]: readonly [NamedPlace, NamedPlace],
  plot: { readonly left: number; readonly right: number },
  line: { readonly left: number; readonly right: number }
): [NamePlace, NamePlace] {
  const fitsLeft = left.at - plot.left >= left.width + BESIDE
  const fitsRight = plot.right - right.at >= right.width + BESIDE
  const within = (x: number, width: number) => Math.max(line.left, Math.min(x, line.right - width))
  return [
    fitsLeft
      ? { x: left.at - BESIDE - left.width, dy: 0 }
      : { x: within(left.at - BACK, left.width), dy: LINE },
    fitsRight
      ? { x: right.at + BESIDE, dy: 0 }
      : { x: within(right.at + BACK - right.width, right.width), dy: fitsLeft ? LINE : -LINE }
  ]
}
