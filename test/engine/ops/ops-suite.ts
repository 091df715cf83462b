import { describe, expect, it } from 'vitest'
import { matrixOf, type Matrix } from '../../../src-engine/matrix.ts'
import type { Ops } from '../../../src-engine/ops/ops.ts'
import { Stream } from '../../../src-engine/random/streams.ts'

/** Sizes that fill no register tile, and some that do. */
const SIZES = [1, 3, 4, 5, 7, 31, 33, 127]

/** N, I, O: each size in each place, the others odd. */
const SHAPES = SIZES.flatMap((size) => [
  [size, 5, 3],
  [3, size, 7],
  [5, 3, size],
  [size, size, size]
])

/** The tests that every engine's operations must pass, each against plain loops in float64. */
export function testOps(name: string, ops: Ops, tolerance: number): void {
  const random = new Stream(2024, 'init')
  const randomMatrix = (rows: number, cols: number) =>
    matrixOf(
      rows,
      cols,
      Float64Array.from({ length: rows * cols }, () => random.randn())
    )
  const expectClose = (actual: Matrix, expected: (i: number, j: number) => number) => {
    for (let i = 0; i < actual.rows; i++) {
      for (let j = 0; j < actual.cols; j++) {
        const want = expected(i, j)
        const difference = Math.abs(actual.data[i * actual.cols + j] - want)
        expect(difference, `entry ${i}, ${j}`).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(want)))
      }
    }
  }
  const sum = (n: number, term: (k: number) => number) => {
    let total = 0
    for (let k = 0; k < n; k++) total += term(k)
    return total
  }
  const at = (M: Matrix, i: number, j: number) => M.data[i * M.cols + j]

  describe(`${name} operations agree with plain loops to ${tolerance}`, () => {
    it.each(SHAPES)('for N %i, I %i, O %i', (N, I, O) => {
      const X = randomMatrix(N, I)
      const W = randomMatrix(I, O)
      const b = randomMatrix(1, O)
      const D = randomMatrix(N, O)

      const Z = matrixOf(N, O)
      ops.affine(X, W, b, Z)
      expectClose(Z, (i, j) => sum(I, (k) => at(X, i, k) * at(W, k, j)) + b.data[j])

      const dW = matrixOf(I, O)
      ops.weightGradient(X, D, dW)
      expectClose(dW, (i, j) => sum(N, (k) => at(X, k, i) * at(D, k, j)) / N)

      const db = matrixOf(1, O)
      ops.biasGradient(D, db)
      expectClose(db, (_, j) => sum(N, (k) => at(D, k, j)) / N)

      const dX = matrixOf(N, I)
      ops.inputGradient(D, W, dX)
      expectClose(dX, (i, j) => sum(O, (k) => at(D, i, k) * at(W, j, k)))

      const A = matrixOf(N, O)
      ops.softmax(Z, A)
      expectClose(A, (i, j) => 1 / sum(O, (k) => Math.exp(at(Z, i, k) - at(Z, i, j))))
    })

    it('softmax stays finite and sums to 1 for logits of thousands', () => {
      const Z = matrixOf(2, 3, Float64Array.of(5000, -5000, 4999, -1e4, -1e4, -1e4))
      const A = matrixOf(2, 3)
      ops.softmax(Z, A)
      expectClose(A, (i, j) =>
        i === 1 ? 1 / 3 : [1 / (1 + Math.exp(-1)), 0, Math.exp(-1) / (1 + Math.exp(-1))][j]
      )
    })

    it('overwrite what was in the result before', () => {
      const X = randomMatrix(5, 5)
      const fresh = matrixOf(5, 5)
      const used = matrixOf(5, 5, new Float64Array(25).fill(9))
      for (const out of [fresh, used]) ops.affine(X, X, matrixOf(1, 5), out)
      expect([...used.data]).toEqual([...fresh.data])
    })
  })
}
