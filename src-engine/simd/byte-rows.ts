import type { Rows } from '../data/rows.ts'
import type { Arena } from './arena.ts'
import type { Kernels, Pointer } from './kernels.ts'

/** How many rows are brought into the kernels' memory at a time. */
const CHUNK_ROWS = 64

/** Lists of the non-zeros of rows of bytes. The rows pass through the kernels' memory a chunk at a time. */
export class ByteRows {
  readonly #arena: Arena
  readonly #kernels: Kernels
  readonly #columns: number
  /** Bytes of a row there: columns, rounded up to 16. */
  readonly #stride: number
  readonly #chunk: Pointer
  readonly #kept: Pointer
  readonly #ends: Pointer

  /** @param isKept of a column, whether its non-zeros are listed */
  constructor(arena: Arena, kernels: Kernels, columns: number, isKept: (column: number) => boolean) {
    this.#arena = arena
    this.#kernels = kernels
    this.#columns = columns
    this.#stride = Math.ceil(columns / 16) * 16
    this.#chunk = arena.allocate(CHUNK_ROWS * this.#stride)
    this.#kept = arena.allocate(this.#stride)
    const kept = arena.bytes(this.#kept, columns)
    for (let j = 0; j < columns; j++) kept[j] = isKept(j) ? 255 : 0
    this.#ends = arena.allocate(CHUNK_ROWS * 4)
  }

  /** How many non-zeros there are, in all columns. */
  count(rows: Rows): number {
    let count = 0
    this.#forEachChunk(rows, (_, size) => {
      count += this.#kernels.countBytes((size * this.#stride) / 16, this.#chunk)
    })
    return count
  }

  /**
   * Writes the rows' lists, one behind the other.
   * @returns where the first begins and, a row each, where they end
   */
  list(rows: Rows, entries: Pointer): Uint32Array {
    const ends = new Uint32Array(rows.index.length + 1).fill(entries)
    this.#forEachChunk(rows, (from, size) => {
      this.#kernels.listBytes(size, this.#stride, this.#chunk, this.#kept, this.#ends, ends[from])
      ends.set(this.#arena.words(this.#ends, size), from + 1)
    })
    return ends
  }

  #forEachChunk({ part, index }: Rows, visit: (from: number, size: number) => void): void {
    const columns = this.#columns
    for (let from = 0; from < index.length; from += CHUNK_ROWS) {
      const chunk = index.subarray(from, from + CHUNK_ROWS)
      const bytes = this.#arena.bytes(this.#chunk, CHUNK_ROWS * this.#stride)
      chunk.forEach((row, r) => {
        bytes.set(part.features.subarray(row * columns, (row + 1) * columns), r * this.#stride)
      })
      visit(from, chunk.length)
    }
  }
}
