import type { PreparedData } from '../data/prepare.ts'
import type { Rows } from '../data/rows.ts'
import { shiftImages, sideOfImages } from '../data/shift-images.ts'
import { drawNoise, drawShift } from '../random/input-draws.ts'
import { drawMask } from '../random/streams.ts'
import type { Effects } from '../regularizers/regularizer.ts'
import { BatchLoader, type Batch } from './batch-loader.ts'
import type { BatchPlace } from './gradient-steps.ts'

/** The regularizers that fall on the inputs of a training batch; absent where they do nothing. */
export type InputEffects = Pick<Effects, 'inputShift' | 'inputNoise' | 'inputKeep'>

/**
 * Batches as training sees them. With z the scaled inputs of the shifted images:
 *
 *   x = mask / keep * (z + std * noise),  mask ~ Bernoulli(keep),  noise ~ N(0, 1)
 *
 * A column that the scaling has switched off stays 0.
 */
export class TrainingBatches {
  readonly #data: PreparedData
  readonly #effects: InputEffects
  readonly #seed: number
  readonly #loader: BatchLoader

  constructor(data: PreparedData, effects: InputEffects, seed: number, maxRows: number) {
    this.#data = data
    this.#effects = effects
    this.#seed = seed
    this.#loader = new BatchLoader(data, maxRows)
  }

  /** @param positions the batch's rows, as positions in data.train */
  load(positions: Uint32Array, place: BatchPlace): Batch {
    const rows = shiftedRows(this.#data, positions, this.#effects, { seed: this.#seed, ...place })
    const batch = this.#loader.load(rows, 0, positions.length)
    this.#addNoise(batch, place)
    this.#drop(batch, place)
    return batch
  }

  #addNoise({ X }: Batch, place: BatchPlace): void {
    const { inputNoise: std = 0 } = this.#effects
    if (std === 0) return
    const { divisor } = this.#data.scaler
    const noise = new Float64Array(X.data.length)
    drawNoise({ seed: this.#seed, ...place }, X.rows, X.cols, noise)
    for (let k = 0; k < X.data.length; k++) if (divisor[k % X.cols] !== 0) X.data[k] += std * noise[k]
  }

  #drop({ X }: Batch, place: BatchPlace): void {
    const { inputKeep: keep = 1 } = this.#effects
    if (keep === 1) return
    const mask = new Uint8Array(X.data.length)
    // Hidden layers count from 1: layer 0 is the input.
    drawMask({ seed: this.#seed, layer: 0, ...place }, keep, X.rows, X.cols, mask)
    for (let k = 0; k < X.data.length; k++) X.data[k] *= mask[k] / keep
  }
}

/** The rows of a training batch as they came, shifted where the images are to be. */
export function shiftedRows(
  { train, columns }: PreparedData,
  positions: Uint32Array,
  { inputShift: pixels = 0 }: InputEffects,
  place: BatchPlace & { readonly seed: number }
): Rows {
  const rows = { part: train.part, index: positions.map((i) => train.index[i]) }
  const side = sideOfImages(columns)
  if (pixels === 0 || side === null) return rows
  return shiftImages(rows, side, (row) => drawShift(place, row, pixels))
}
