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

  /** So many bytes of zeros, on a cache line's boundary. Throws RangeError when memory runs out. */
  allocate(bytes: number): Pointer {
    const start = this.next
    this.#free = start + bytes
    const missing = this.#free - this.#memory.buffer.byteLength
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE_BYTES))
    return start
  }

  floats(start: Pointer, length: number): Float32Array {
    return new Float32Array(this.#memory.buffer, start, length)
  }

  words(start: Pointer, length: number): Uint32Array {
    return new Uint32Array(this.#memory.buffer, start, length)
  }

  shorts(start: Pointer, length: number): Uint16Array {
    return new Uint16Array(this.#memory.buffer, start, length)
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
