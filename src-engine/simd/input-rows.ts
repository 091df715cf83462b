import { rowsOfSplit, type PreparedData, type SplitName } from '../data/prepare.ts'
import type { Rows } from '../data/rows.ts'
import { scaleRows } from '../data/scaler.ts'
import { matrixOf } from '../matrix.ts'
import type { Arena } from './arena.ts'
import { ByteRows } from './byte-rows.ts'
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
  const { columns, scaler, train } = data
  if (!(train.part.features instanceof Uint8Array) || columns > 65_536) {
    return denseRows(data, arena, kernels, maxRows)
  }
  // A column that is off (divisor 0) stays 0 whatever it holds: its entries are left out, and nothing is folded.
  const bytes = new ByteRows(arena, kernels, columns, (j) => scaler.divisor[j] !== 0)
  const density = bytes.count(train) / (train.index.length * columns)
  return density < SPARSE_BELOW
    ? sparseRows(data, arena, bytes, maxRows)
    : denseRows(data, arena, kernels, maxRows)
}

function sparseRows(data: PreparedData, arena: Arena, bytes: ByteRows, maxRows: number): InputRows {
  const { divisor, shift } = data.scaler
  const folding = {
    mean: shift.map((m, j) => (divisor[j] === 0 ? 0 : m)),
    std: divisor.map((d) => (d === 0 ? 1 : d))
  }
  // 8 bytes a non-zero: one and a half times the bytes themselves for images such as MNIST's.
  const endsOf = (rows: Rows) => bytes.list(rows, arena.allocate(bytes.count(rows) * 8))
  const ends = {
    train: endsOf(data.train),
    validation: endsOf(data.validation ?? { part: data.train.part, index: new Uint32Array(0) }),
    test: endsOf(data.test)
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
    maxEntries: maxRows * Math.max(...Object.values(ends).map(longestList)),
    list: (split, positions) => pointAt(ends[split], positions),
    listOther(rows) {
      entriesOfOthers ??= arena.allocate(maxRows * data.columns * 8)
      const all = rows.index.map((_, i) => i)
      return pointAt(bytes.list(rows, entriesOfOthers), all)
    }
  }
}

/** Entries of the longest of neighbouring lists. */
function longestList(ends: Uint32Array): number {
  let longest = 0
  for (let i = 1; i < ends.length; i++) longest = Math.max(longest, ends[i] - ends[i - 1])
  return longest / 8
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
