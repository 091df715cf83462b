import { cosine } from '../arithmetic/cosine.ts'
import { log } from './log.ts'
import { philox4x32 } from './philox.ts'
import { streamKey } from './streams.ts'

/** A batch of a run. Epochs count from 1, batches from 0. */
interface Place {
  readonly seed: number
  readonly epoch: number
  readonly batch: number
}

/** The key's second word for noise on the inputs: what a kernel needs to draw it itself. */
export const noiseKey = streamKey('noise', 0)

/**
 * Standard normals for the inputs of a batch, each a pure function of (seed, epoch, batch, row, column), by Box and
 * Muller's method from words a, b of 24 bits:
 *
 *   sqrt(-2 log((a + 1) / 2^24)) * cos(2 pi b / 2^24), and with sin
 *
 * Columns come in groups of 16 from four counters, as the units of a mask do (streams.ts): of the four normals of
 * counter 4 g + b, the w-th is column 16 g + 4 w + b. Words 0 and 1 make the first two, 2 and 3 the others.
 *
 * @param out receives rows x columns normals
 */
export function drawNoise(
  { seed, epoch, batch }: Place,
  rows: number,
  columns: number,
  out: Float64Array
): void {
  const block = new Uint32Array(4)
  const counters = Math.ceil(columns / 16) * 4
  for (let row = 0; row < rows; row++) {
    for (let counter = 0; counter < counters; counter++) {
      philox4x32(block, counter, row, batch, epoch, seed, noiseKey)
      for (let w = 0; w < 4; w++) {
        const column = (counter >>> 2) * 16 + w * 4 + (counter & 3)
        if (column >= columns) continue
        const pair = w & 2
        const radius = Math.sqrt(-2 * log(((block[pair] >>> 8) + 1) / 2 ** 24))
        const turn = (block[pair + 1] >>> 8) / 2 ** 24
        out[row * columns + column] = radius * cosineOfTurn(w % 2 === 0 ? turn : turn - 0.25)
      }
    }
  }
}

/** cos(2 pi t) */
function cosineOfTurn(t: number): number {
  return cosine(2 * Math.PI * Math.abs(t - Math.round(t)))
}

/** By how many pixels a row's image is shifted to the right and down: whole numbers, each -pixels .. pixels alike. */
export function drawShift(
  { seed, epoch, batch }: Place,
  row: number,
  pixels: number
): { right: number; down: number } {
  const block = new Uint32Array(4)
  philox4x32(block, 0, row, batch, epoch, seed, streamKey('shift', 0))
  const shift = (word: number) => Math.floor((word / 2 ** 32) * (2 * pixels + 1)) - pixels
  return { right: shift(block[0]), down: shift(block[1]) }
}
