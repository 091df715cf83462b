import type { DataPart } from './dataset.ts'
import type { Rows } from './rows.ts'

/**
 * Copies of rows that are square images, each shifted by whole pixels. What is shifted in is 0, what is shifted out is
 * lost.
 *
 * @param shiftOf of the i-th of the rows
 */
export function shiftImages(
  { part, index }: Rows,
  side: number,
  shiftOf: (i: number) => { right: number; down: number }
): Rows {
  const pixels = side * side
  const shifted = emptyPart(part, index.length, pixels)
  index.forEach((row, i) => {
    const { right, down } = shiftOf(i)
    for (let y = Math.max(0, down); y < Math.min(side, side + down); y++) {
      const target = i * pixels + y * side
      const source = row * pixels + (y - down) * side - right
      for (let x = Math.max(0, right); x < Math.min(side, side + right); x++) {
        shifted.features[target + x] = part.features[source + x]
      }
    }
    shifted.labels[i] = part.labels[row]
  })
  return { part: shifted, index: Uint32Array.from({ length: index.length }, (_, i) => i) }
}

function emptyPart({ features }: DataPart, rows: number, columns: number): DataPart {
  const shared = new SharedArrayBuffer(rows * columns * features.BYTES_PER_ELEMENT)
  return {
    rows,
    features: features instanceof Uint8Array ? new Uint8Array(shared) : new Float64Array(shared),
    labels: new Uint8Array(new SharedArrayBuffer(rows))
  }
}

/** The side of the square images that rows of so many columns are; null where they cannot be any. */
export function sideOfImages(columns: number): number | null {
  const side = Math.round(Math.sqrt(columns))
  return side * side === columns ? side : null
}
