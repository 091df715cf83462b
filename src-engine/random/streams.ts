import { philox4x32 } from './philox.ts'
import { RandomWords } from './random-words.ts'

/**
 * The lab's named streams. Each thing that chance decides has a stream of its own, derived from the run's seed, so that
 * switching one of them on (a mask, say) never shifts another (the batch order).
 *
 * A stream is Philox keyed with (seed, name and layer); within it every draw has an address, the 128-bit counter.
 */
export type StreamName = keyof typeof STREAM_NUMBER

const STREAM_NUMBER = {
  split: 1,
  init: 2,
  order: 3,
  mask: 4,
  noise: 5,
  shift: 6,
  validation: 7,
  subset: 8,
  /** Of the statistics, not of training: resamples of a bootstrap, random sign flips. */
  resampling: 64
}

/** The key's second word: which stream, and which layer's (0 where there is only one). */
export function streamKey(name: StreamName, layer: number): number {
  return ((STREAM_NUMBER[name] << 16) | layer) >>> 0
}

/** The key's second word for the masks of a hidden layer, or of the input (layer 0): what a kernel needs to draw them itself. */
export const maskKey = (layer: number) => streamKey('mask', layer)

/**
 * Below which of the 2^32 random words a unit is kept with a probability below 1: a word itself, as a kernel takes it. Next
 * to 1, it is the highest: one more would be 0 there, and drop every unit.
 */
export const maskThreshold = (keep: number) => Math.min(2 ** 32 - 1, Math.ceil(keep * 2 ** 32))

/** One stream, read from its start: for what is drawn whole (weights, a permutation). */
export class Stream extends RandomWords {
  readonly #seed: number
  readonly #key1: number
  readonly #epoch: number
  readonly #block = new Uint32Array(4)
  #counter = 0
  #word = 4

  /**
   * @param at.layer which layer's stream, 0 where there is only one
   * @param at.epoch which epoch's part of it, 0 where there is only one
   */
  constructor(seed: number, name: StreamName, at: { layer?: number; epoch?: number } = {}) {
    super()
    this.#seed = seed
    this.#key1 = streamKey(name, at.layer ?? 0)
    this.#epoch = at.epoch ?? 0
  }

  override nextUint32(): number {
    if (this.#word === 4) {
      philox4x32(this.#block, this.#counter, 0, 0, this.#epoch, this.#seed, this.#key1)
      this.#counter += 1
      this.#word = 0
    }
    return this.#block[this.#word++]
  }
}

/**
 * The bits of a dropout mask. Whether a unit is kept is a pure function of (seed, layer, epoch, batch, row, unit): a
 * SIMD kernel and a resumed run get the same bits.
 *
 * Units come in groups of 16, each from four counters: unit 16 g + 4 w + b is word w of counter 4 g + b. Four counters
 * worked out side by side in four SIMD lanes thus give 16 neighbouring units without a transposition.
 *
 * @param keep probability of a 1, in (0, 1]
 * @param rows rows of the batch
 * @param units units a row
 * @param mask receives rows x units zeros and ones
 */
export function drawMask(
  at: { seed: number; layer: number; epoch: number; batch: number },
  keep: number,
  rows: number,
  units: number,
  mask: Uint8Array
): void {
  const key1 = maskKey(at.layer)
  const threshold = keep === 1 ? 2 ** 32 : maskThreshold(keep)
  const counters = Math.ceil(units / 16) * 4
  const block = new Uint32Array(4)
  for (let row = 0; row < rows; row++) {
    for (let counter = 0; counter < counters; counter++) {
      philox4x32(block, counter, row, at.batch, at.epoch, at.seed, key1)
      for (let word = 0; word < 4; word++) {
        const unit = (counter >>> 2) * 16 + word * 4 + (counter & 3)
        if (unit < units) mask[row * units + unit] = block[word] < threshold ? 1 : 0
      }
    }
  }
}
