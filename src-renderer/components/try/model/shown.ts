import { asMnist, SIDE } from './as-mnist.ts'
import { drawStrokes, type Stroke } from './strokes.ts'

/** Whole pixels. */
export interface Shift {
  readonly right: number
  readonly down: number
}

/** A test row that is looked at. */
export interface ShownRow {
  /** Among the test rows, from 0. */
  readonly position: number
  /** Its place in its part of the data set, from 0. */
  readonly row: number
  readonly label: number
  /** As in the data set. */
  readonly features: Float64Array
  /** Of which test rows it is one: their SHA-256. */
  readonly testRowsSha256: string
}

/** What is put before the models: strokes on an empty pad, or a test row, with strokes on it or without. */
export interface Shown {
  readonly row: ShownRow | null
  readonly strokes: readonly Stroke[]
  readonly shift: Shift
}

export const UNMOVED: Shift = { right: 0, down: 0 }
export const NOTHING: Shown = { row: null, strokes: [], shift: UNMOVED }

export const isMoved = ({ right, down }: Shift) => right !== 0 || down !== 0

/**
 * The features that the models are given; null when there is nothing. A drawing is brought into MNIST's form; strokes on
 * a test row, which has its form already, stay where they are.
 *
 * @param ink the feature of a pixel that is all ink
 */
export function featuresOf({ row, strokes, shift }: Shown, ink: number): Float64Array | null {
  if (row === null && strokes.length === 0) return null
  const features =
    row === null ? asMnist(strokes).map((share) => share * ink) : drawnOver(row.features, strokes, ink)
  return isMoved(shift) ? shifted(features, shift) : features
}

function drawnOver(features: Float64Array, strokes: readonly Stroke[], ink: number): Float64Array {
  if (strokes.length === 0) return features
  const drawn = drawStrokes(strokes, { scale: 1, right: 0, down: 0 }, SIDE)
  return features.map((feature, pixel) => Math.max(feature, drawn[pixel] * ink))
}

/** A picture moved by whole pixels: what is moved in is 0, what is moved out is lost. */
export function shifted(features: Float64Array, { right, down }: Shift): Float64Array {
  return features.map((_, pixel) => {
    const x = (pixel % SIDE) - right
    const y = Math.floor(pixel / SIDE) - down
    return x >= 0 && x < SIDE && y >= 0 && y < SIDE ? features[y * SIDE + x] : 0
  })
}

/** Features as bytes of a picture: 0 and below is paper, `ink` is 255. */
export const pixelsOf = (features: Float64Array, ink: number): Uint8Array =>
  Uint8Array.from(features, (feature) => Math.round((Math.min(Math.max(feature, 0), ink) / ink) * 255))
