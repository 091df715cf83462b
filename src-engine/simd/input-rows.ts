import { rowsOfSplit, type PreparedData, type SplitName } from '../data/prepare.ts'
import type { Rows } from '../data/rows.ts'
import { scaleRows } from '../data/scaler.ts'
import { matrixOf } from '../matrix.ts'
import type { Arena } from './arena.ts'
import type { Kernels, Pointer } from './kernels.ts'
import { allocateLists } from './layer.ts'
import { paddedColumns } from './panels.ts'

/** Where a run's rows come from, as lists of non-zeros. */
export interface InputRows {
  /**
   * How the first layer takes raw features for scaled ones (see stepFoldedWeights), a value a column; null when it gets
   * them scaled.
   */
  readonly folding: { readonly mean: Float64Array; readonly std: Float64Array } | null
  /** The most non-zeros that maxRows rows may have. */
  readonly maxEntries: number
  /** The table of lists of rows, by their positions in one part of the data. Valid until the next call. */
  list(split: SplitName, positions: Uint32Array): Pointer
  /** The same of rows that came from elsewhere, at most maxRows. */
  listOther(rows: Rows): Pointer
}

/** Features that are zero more often than this are taken raw: each zero saves its part of the first layer. */
const SPARSE_BELOW = 0.5

/** Bytes with many zeros are kept as lists, and taken raw; anything else is scaled, row by row, when it is needed. */
export function inputRows(data: PreparedData, arena: Arena, kernels: Kernels, maxRows: number): InputRows {
  const { features } = data.train.part
  if (
    features instanceof Uint8Array &&
    data.columns <= 65_536 &&
    density(data.train, data.columns) < SPARSE_BELOW
  ) {
    return sparseRows(data, arena, maxRows)
  }
  return denseRows(data, arena, kernels, maxRows)
}

function density({ part, index }: Rows, columns: number): number {
  let nonZeros = 0
  for (const i of index) {
    for (let j = i * columns; j < (i + 1) * columns; j++) if (part.features[j] !== 0) nonZeros++
  }
  return nonZeros / (index.length * columns)
}

function sparseRows(data: PreparedData, arena: Arena, maxRows: number): InputRows {
  const { divisor, shift } = data.scaler
  // A column that is off (divisor 0) stays 0 whatever it holds: its entries are left out, and nothing is folded.
  const isOn = divisor.map((d) => (d === 0 ? 0 : 1))
  const folding = {
    mean: shift.map((m, j) => m * isOn[j]),
    std: divisor.map((d, j) => (isOn[j] ? d : 1))
  }
  const stored = {
    train: storeRows(data.train, isOn, arena),
    validation: storeRows(
      data.validation ?? { part: data.train.part, index: new Uint32Array(0) },
      isOn,
      arena
    ),
    test: storeRows(data.test, isOn, arena)
  }
  const table = arena.allocate(maxRows * 8)
  const pointAt = (ends: Uint32Array, positions: Uint32Array) => {
    const view = arena.words(table, positions.length * 2)
    positions.forEach((position, r) => {
      view[2 * r] = ends[position]
      view[2 * r + 1] = ends[position + 1]
    })
    return table
  }
  let entriesOfOthers: Pointer | null = null
  return {
    folding,
    maxEntries: maxRows * Math.max(...Object.values(stored).map(({ longest }) => longest)),
    list: (split, positions) => pointAt(stored[split].ends, positions),
    listOther(rows) {
      entriesOfOthers ??= arena.allocate(maxRows * data.columns * 8)
      const all = rows.index.map((_, i) => i)
      return pointAt(writeLists(rows, isOn, arena, entriesOfOthers), all)
    }
  }
}

/**
 * Puts the non-zero bytes of all rows into the kernels' memory as lists, which batches then only point at: 8 bytes a
 * non-zero, one and a half times the bytes themselves for images such as MNIST's.
 */
function storeRows(rows: Rows, isOn: Float64Array, arena: Arena) {
  const { part, index } = rows
  const width = isOn.length
  const counts = Array.from(index, (row) => {
    let count = 0
    for (let j = 0; j < width; j++) if (part.features[row * width + j] !== 0 && isOn[j] !== 0) count++
    return count
  })
  const entries = arena.allocate(counts.reduce((sum, count) => sum + count, 0) * 8)
  const longest = counts.reduce((most, count) => Math.max(most, count), 0)
  return { ends: writeLists(rows, isOn, arena, entries), longest }
}

/** Writes the rows' lists, one behind the other. Returns where each ends and the next one begins. */
function writeLists({ part, index }: Rows, isOn: Float64Array, arena: Arena, entries: Pointer): Uint32Array {
  const width = isOn.length
  const ends = new Uint32Array(index.length + 1).fill(entries)
  const { buffer } = arena.words(entries, 0)
  const indices = new Uint32Array(buffer)
  const values = new Float32Array(buffer)
  let at = entries / 4
  index.forEach((row, i) => {
    for (let j = 0; j < width; j++) {
      const value = part.features[row * width + j]
      if (value === 0 || isOn[j] === 0) continue
      indices[at] = j
      values[at + 1] = value
      at += 2
    }
    ends[i + 1] = at * 4
  })
  return ends
}

function denseRows(data: PreparedData, arena: Arena, kernels: Kernels, maxRows: number): InputRows {
  const { columns } = data
  const padded = paddedColumns(columns)
  const scaled = arena.allocate(maxRows * padded * 4)
  const lists = allocateLists(arena, maxRows, maxRows * columns)
  // Row-major, as the kernels' tables of quads can say it.
  const quads = arena.allocateWords(
    Uint32Array.from({ length: padded / 2 }, (_, k) => (k % 2 === 0 ? (k / 2) * 16 : padded * 4))
  )
  const one = matrixOf(1, columns)
  const listOther = (rows: Rows) => {
    rows.index.forEach((_, r) => {
      scaleRows(data.scaler, rows, r, r + 1, one)
      arena.floats(scaled + r * padded * 4, columns).set(one.data)
    })
    kernels.listRows(rows.index.length, columns, quads, scaled, lists.table, lists.entries)
    return lists.table
  }
  return {
    folding: null,
    maxEntries: maxRows * columns,
    listOther,
    list(split, positions) {
      const { part, index } = rowsOfSplit(data, split)
      return listOther({ part, index: positions.map((position) => index[position]) })
    }
  }
}
