import { maskKey, maskThreshold } from '../random/streams.ts'
import type { BatchPlace } from '../training/gradient-steps.ts'
import type { RunRandomness } from '../training/run-randomness.ts'
import type { Arena } from './arena.ts'
import type { Kernels, Pointer } from './kernels.ts'
import type { LayerValues } from './layer.ts'

/** Dropout masks of the hidden layers, one at a time: drawn by the kernels where they depend on their place alone. */
export class HiddenMasks {
  readonly #kernels: Kernels
  readonly #arena: Arena
  readonly #randomness: RunRandomness
  /** Bytes of 0 and 1, row-major. */
  readonly #mask: Pointer
  readonly #stride: number

  /** @param units of the widest layer */
  constructor(kernels: Kernels, arena: Arena, randomness: RunRandomness, maxRows: number, units: number) {
    this.#kernels = kernels
    this.#arena = arena
    this.#randomness = randomness
    this.#stride = Math.ceil(units / 32) * 32
    this.#mask = arena.allocate(maxRows * this.#stride)
  }

  /** Draws the mask of a hidden layer (1 is the first), ones with probability keep. */
  draw(layer: number, units: number, rows: number, place: BatchPlace, keep: number): void {
    const { counterSeed } = this.#randomness
    if (counterSeed !== null) {
      const { epoch, batch } = place
      this.#kernels.drawMask(
        rows,
        units,
        counterSeed,
        maskKey(layer),
        epoch,
        batch,
        maskThreshold(keep),
        this.#mask,
        this.#stride
      )
      return
    }
    const bits = new Uint8Array(rows * units)
    this.#randomness.mask({ layer, ...place }, keep, rows, units, bits)
    const view = this.#arena.bytes(this.#mask, rows * this.#stride)
    for (let r = 0; r < rows; r++) view.set(bits.subarray(r * units, (r + 1) * units), r * this.#stride)
  }

  /** out = a matrix of the layer * the mask that was drawn last * scale */
  apply({ units, quads }: LayerValues, rows: number, matrix: Pointer, scale: number, out: Pointer): void {
    this.#kernels.applyMask(rows, units, quads, matrix, this.#mask, this.#stride, scale, out)
  }
}
