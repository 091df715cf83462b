import { BadInput } from '../../src-engine/bad-input.ts'
import { isByte, type Cells } from './cells.ts'
import { MAX_FEATURE_BYTES } from './limits.ts'

const BLOCK_CELLS = 64 * 1024

/**
 * A table of numbers that grows row by row, in blocks of whole rows. A block starts as bytes and is widened to float64
 * when the first other number comes, so a table of pixels takes a byte a cell, and nothing that is already there is
 * ever copied to make room.
 */
export class RowBlocks {
  readonly columns: number
  readonly #name: string
  readonly #blockCells: number
  readonly #blocks: Cells[] = []
  #current: Cells = new Uint8Array(0)
  #filled = 0
  #allBytes = true

  /** `name` is what messages call the table. */
  constructor(columns: number, name: string) {
    this.columns = columns
    this.#name = name
    this.#blockCells = columns * Math.max(1, Math.floor(BLOCK_CELLS / columns))
  }

  /** Adds the next cell, left to right, row after row. */
  push(value: number): void {
    if (this.#filled === this.#current.length) this.#openBlock()
    if (!isByte(value) && this.#current instanceof Uint8Array) this.#widen()
    this.#current[this.#filled++] = value
  }

  get rows(): number {
    if (this.#blocks.length === 0) return 0
    return ((this.#blocks.length - 1) * this.#blockCells + this.#filled) / this.columns
  }

  /** True when every cell is a whole number 0..255. */
  get allBytes(): boolean {
    return this.#allBytes
  }

  /** One column, counted from 0, of bytes. */
  byteColumn(column: number): Uint8Array {
    const values = new Uint8Array(this.rows)
    let row = 0
    for (const block of this.#filledBlocks()) {
      for (let i = column; i < block.length; i += this.columns) values[row++] = block[i]
    }
    return values
  }

  /** All rows without one column, in pieces of whole rows. */
  without(column: number): Iterable<Cells> {
    return { [Symbol.iterator]: () => this.#piecesWithout(column) }
  }

  *#piecesWithout(column: number): Generator<Cells> {
    for (const block of this.#filledBlocks()) {
      const length = block.length - block.length / this.columns
      const piece = block instanceof Uint8Array ? new Uint8Array(length) : new Float64Array(length)
      let filled = 0
      for (let row = 0; row < block.length; row += this.columns) {
        piece.set(block.subarray(row, row + column), filled)
        filled += column
        piece.set(block.subarray(row + column + 1, row + this.columns), filled)
        filled += this.columns - column - 1
      }
      yield piece
    }
  }

  *#filledBlocks(): Generator<Cells> {
    for (const block of this.#blocks) {
      yield block === this.#current ? block.subarray(0, this.#filled) : block
    }
  }

  #openBlock(): void {
    const cells = (this.#blocks.length + 1) * this.#blockCells
    if (cells * (this.#allBytes ? 1 : 8) > MAX_FEATURE_BYTES) {
      throw new BadInput(
        `${this.#name} is too large: more than ${MAX_FEATURE_BYTES} bytes in memory; use fewer rows or columns`
      )
    }
    this.#current = new Uint8Array(this.#blockCells)
    this.#blocks.push(this.#current)
    this.#filled = 0
  }

  #widen(): void {
    this.#allBytes = false
    this.#current = Float64Array.from(this.#current)
    this.#blocks[this.#blocks.length - 1] = this.#current
  }
}
