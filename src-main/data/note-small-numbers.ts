import type { SourceData } from './source.ts'

/** Pixels come up to 255; bytes that all stay below are numbers of another kind, more often than a dark picture. */
const HALF_OF_BYTES = 128

/**
 * Adds a note to a table of small whole numbers: it is kept as bytes, as pixels are, which "unit" divides by 255 whatever
 * the largest is.
 */
export function noteSmallNumbers(data: SourceData): SourceData {
  const parts = data.test === null ? [data.training] : [data.training, data.test]
  if (!parts.every(({ allBytes }) => allBytes)) return data
  let largest = 0
  for (const { features } of parts) {
    for (const cells of features) {
      for (const cell of cells) {
        if (cell >= HALF_OF_BYTES) return data
        if (cell > largest) largest = cell
      }
    }
  }
  const note = `features: whole numbers 0..${largest}, which the scaling "unit" divides by 255 as it does pixels: standardizing suits them better`
  return { ...data, notes: [...data.notes, note] }
}
