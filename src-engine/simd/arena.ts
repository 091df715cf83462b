import { BadInput } from '../bad-input.ts'
import { byteSize } from '../words/numbers.ts'
import type { Kernels, Pointer } from './kernels.ts'

const PAGE_BYTES = 65_536
const CACHE_LINE_BYTES = 64

/** Hands out the kernels' memory, piece after piece, for good. */
export class Arena {
  readonly #memory: Kernels['memory']
  #free: Pointer

  constructor(kernels: Kernels) {
    this.#memory = kernels.memory
    this.#free = kernels.heapBase()
  }

  /** Where the next piece will begin: on a cache line's boundary. */
  get next(): Pointer {
    return Math.ceil(this.#free / CACHE_LINE_BYTES) * CACHE_LINE_BYTES
  }

  /**
   * So many bytes of zeros, on a cache line's boundary.
   * @throws BadInput when memory runs out: of the batches, layers and columns that a person chose, each takes its share
   */
  allocate(bytes: number): Pointer {
    const start = this.next
    this.#free = start + bytes
    const missing = this.#free - this.#memory.buffer.byteLength
    if (missing > 0) this.#grow(Math.ceil(missing / PAGE_BYTES))
    return start
  }

  #grow(pages: number): void {
    try {
      this.#memory.grow(pages)
    } catch {
      throw new BadInput(
        `expected a run that the fast engine's memory holds, 4 GiB where the computer has them; one of ${byteSize(this.#free)} or more came: take a smaller training.batchSize, smaller layers in network.hidden, or "engine": "reference"`
      )
    }
  }

  floats(start: Pointer, length: number): Float32Array {
    return new Float32Array(this.#memory.buffer, start, length)
  }

  words(start: Pointer, length: number): Uint32Array {
    return new Uint32Array(this.#memory.buffer, start, length)
  }

  bytes(start: Pointer, length: number): Uint8Array {
    return new Uint8Array(this.#memory.buffer, start, length)
  }

  /** A piece that holds these words. */
  allocateWords(values: Uint32Array): Pointer {
    const start = this.allocate(values.byteLength)
    this.words(start, values.length).set(values)
    return start
  }

  /** A piece that holds these numbers. */
  allocateFloats(values: ArrayLike<number>): Pointer {
    const start = this.allocate(values.length * 4)
    this.floats(start, values.length).set(values)
    return start
  }
}
