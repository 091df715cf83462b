import { type Matrix, matrixOf } from '../matrix.ts'

/** The transpose: A (rows x cols) gives cols x rows, element (j, i) being A(i, j). */
export function transpose(A: Matrix): Matrix {
  const result = matrixOf(A.cols, A.rows)
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j < A.cols; j++) result.data[j * A.rows + i] = A.data[i * A.cols + j]
  }
  return result
}
