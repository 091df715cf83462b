import { expect, it } from 'vitest'
import { Arena } from '../../../src-engine/simd/arena.ts'
import { ByteRows } from '../../../src-engine/simd/byte-rows.ts'
import { instantiate } from '../../../src-engine/simd/kernels.ts'
import { loadKernels } from '../../../src-engine/worker/load-kernels.ts'

const ROWS = 131

// More rows than a chunk has, in another order than they came, columns that fill vectors and columns that do not.
it.each([1, 3, 15, 16, 17, 33])('lists the non-zeros of rows of %d bytes, and no others', (columns) => {
  const module = loadKernels('plain')
  if (!module) throw new Error('WebAssembly SIMD is missing here')
  const kernels = instantiate(module)
  const arena = new Arena(kernels)
  const features = new Uint8Array(new SharedArrayBuffer(ROWS * columns))
  features.forEach((_, i) => (features[i] = i % 3 === 0 ? 0 : (i * 7) % 256))
  const part = { rows: ROWS, features, labels: new Uint8Array(new SharedArrayBuffer(ROWS)) }
  const rows = { part, index: Uint32Array.from({ length: ROWS }, (_, i) => (i * 5) % ROWS) }
  const isKept = (column: number) => column % 4 !== 1
  const bytes = new ByteRows(arena, kernels, columns, isKept)

  const ends = bytes.list(rows, arena.allocate(ROWS * columns * 8))

  const listed = Array.from(rows.index, (_, i) => {
    const count = (ends[i + 1] - ends[i]) / 8
    const indices = arena.words(ends[i], count * 2)
    const values = arena.floats(ends[i], count * 2)
    return Array.from({ length: count }, (_, e) => [indices[2 * e], values[2 * e + 1]])
  })
  const expected = Array.from(rows.index, (row) =>
    Array.from(features.subarray(row * columns, (row + 1) * columns), (value, j) => [j, value]).filter(
      ([j, value]) => value !== 0 && isKept(j)
    )
  )
  expect(listed).toEqual(expected)
  expect(bytes.count(rows)).toBe(features.filter((value) => value !== 0).length)
})
