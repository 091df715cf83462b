import type { PreparedData } from '../data/prepare.ts'
import { noiseKey } from '../random/input-draws.ts'
import { maskKey, maskThreshold } from '../random/streams.ts'
import type { BatchPlace } from '../training/gradient-steps.ts'
import { shiftedRows, type InputEffects } from '../training/training-batches.ts'
import type { Arena } from './arena.ts'
import type { InputRows } from './input-rows.ts'
import type { Kernels, Pointer } from './kernels.ts'
import { allocateLists } from './layer.ts'

/** The rows of training batches as lists of non-zeros, with what regularizers do to inputs: see TrainingBatches. */
export interface TrainingRows {
  /** The most non-zeros that maxRows rows may have. */
  readonly maxEntries: number
  /**
   * What the first layer must count means times, where it takes raw features: 1 / keep. A dropped raw feature is at its
   * mean, so that it is 0 when scaled, and all is divided by keep.
   */
  readonly meansScale: number
  list(positions: Uint32Array, place: BatchPlace): Pointer
}

export function trainingRows(
  data: PreparedData,
  effects: InputEffects,
  seed: number,
  input: InputRows,
  { arena, kernels, maxRows }: { arena: Arena; kernels: Kernels; maxRows: number }
): TrainingRows {
  const { inputShift = 0, inputNoise: std = 0, inputKeep: keep = 1 } = effects
  const list = (positions: Uint32Array, place: BatchPlace) =>
    inputShift === 0
      ? input.list('train', positions)
      : input.listOther(shiftedRows(data, positions, effects, { seed, ...place }))
  const most = maxRows * data.columns
  if (std === 0 && keep === 1) {
    return { maxEntries: inputShift === 0 ? input.maxEntries : most, meansScale: 1, list }
  }

  const padded = Math.ceil(data.columns / 32) * 32
  const perColumn = (value: (j: number) => number) =>
    arena.allocateFloats(Array.from({ length: padded }, (_, j) => (j < data.columns ? value(j) : 0)))
  const { folding } = input
  const means = perColumn((j) => folding?.mean[j] ?? 0)
  const isOn = (j: number) => data.scaler.divisor[j] !== 0
  const noiseScales = std === 0 ? 0 : perColumn((j) => (isOn(j) ? std * (folding?.std[j] ?? 1) : 0))
  const mask = keep === 1 ? 0 : arena.allocate(maxRows * padded)
  const threshold = maskThreshold(keep)
  const row = arena.allocate(padded * 4)
  const lists = allocateLists(arena, maxRows, most)
  return {
    maxEntries: most,
    meansScale: 1 / keep,
    list(positions, place) {
      const rows = positions.length
      const { epoch, batch } = place
      // Hidden layers count from 1: layer 0 is the input.
      if (mask) kernels.drawMask(rows, data.columns, seed, maskKey(0), epoch, batch, threshold, mask, padded)
      kernels.perturbRows(
        rows,
        data.columns,
        list(positions, place),
        row,
        noiseScales,
        seed,
        noiseKey,
        epoch,
        batch,
        means,
        mask,
        padded,
        1 / keep,
        lists.table,
        lists.entries
      )
      return lists.table
    }
  }
}
