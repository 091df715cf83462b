import { createHash, type Hash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Cells } from './cells.ts'

/** Hashed in a few milliseconds. */
const CELLS_A_PIECE = 1024 * 1024

/**
 * The checksum of a data set: SHA-256 of the training features' bytes, the training labels, and then the test part's
 * in the same way, as they are in memory: float64 little-endian on every system the lab runs on.
 */
export class ContentHash {
  readonly #hash: Hash = createHash('sha256')

  /** Adds the next cells. */
  add(cells: Cells): void {
    this.#hash.update(cells)
  }

  /** Adds cells that are in memory already, in pieces between which others have their turn. */
  async addInPieces(cells: Cells): Promise<void> {
    for (let at = 0; at < cells.length; at += CELLS_A_PIECE) {
      this.add(cells.subarray(at, at + CELLS_A_PIECE))
      await nextTurn()
    }
  }

  /** Passes cells on, and adds them on the way. */
  *through(pieces: Iterable<Cells>): Generator<Cells> {
    for (const cells of pieces) {
      this.add(cells)
      yield cells
    }
  }

  /** The checksum, as hex; nothing can be added after. */
  hex(): string {
    return this.#hash.digest('hex')
  }
}
