import { type Matrix, matrixOf } from '../matrix.ts'
import { requireShape } from './checks.ts'

/** f of every element, in row-major order; the same shape as A. */
export function mapElements({ rows, cols, data }: Matrix, f: (a: number) => number): Matrix {
  return matrixOf(
    rows,
    cols,
    data.map((a) => f(a))
  )
}

/** f of every pair of elements at the same place; A and B have the same shape, else ShapeError. */
export function zipElements(A: Matrix, B: Matrix, f: (a: number, b: number) => number): Matrix {
  requireShape('the second matrix', B, A.rows, A.cols, 'give both matrices the same shape')
  return matrixOf(
    A.rows,
    A.cols,
    A.data.map((a, i) => f(a, B.data[i]))
  )
}

/** The sum of all elements; 0 for an empty matrix. */
export function sumElements({ data }: Matrix): number {
  return data.reduce((sum, a) => sum + a, 0)
}
