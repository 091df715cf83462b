import type { Matrix } from '../matrix.ts'
import type { Ops } from './ops.ts'

/**
 * The reference engine's operations: float64, plain TypeScript, one thread. They are the oracle that faster engines are
 * tested against and the fallback where those cannot run. They stay readable; what speed they have comes from one
 * idea, the 4 x 4 register tile, which reads each operand a quarter as often as three plain loops do.
 */
export const referenceOps: Ops = {
  affine(X, W, b, out) {
    multiply(X.data, X.cols, 1, W.data, W.cols, 1, out, X.cols)
    for (let i = 0, k = 0; i < out.rows; i++) {
      for (let j = 0; j < out.cols; j++, k++) out.data[k] += b.data[j]
    }
  },

  weightGradient(A, D, out) {
    multiply(A.data, 1, A.cols, D.data, D.cols, 1, out, A.rows)
    for (let k = 0; k < out.data.length; k++) out.data[k] /= A.rows
  },

  biasGradient(D, out) {
    out.data.fill(0)
    for (let i = 0, k = 0; i < D.rows; i++) {
      for (let j = 0; j < D.cols; j++, k++) out.data[j] += D.data[k]
    }
    for (let j = 0; j < D.cols; j++) out.data[j] /= D.rows
  },

  inputGradient(D, W, out) {
    multiply(D.data, D.cols, 1, W.data, 1, W.cols, out, D.cols)
  },

  softmax(Z, out) {
    const { cols } = Z
    for (let i = 0; i < Z.rows; i++) {
      const start = i * cols
      let max = -Infinity
      for (let j = 0; j < cols; j++) max = Math.max(max, Z.data[start + j])
      let sum = 0
      for (let j = 0; j < cols; j++) sum += out.data[start + j] = Math.exp(Z.data[start + j] - max)
      for (let j = 0; j < cols; j++) out.data[start + j] /= sum
    }
  }
}

/**
 * out = A B, with A[i, k] at a[i * aRow + k * aCol] and B[k, j] at b[k * bRow + j * bCol], so that a transposed operand
 * is the same data with its strides exchanged. Sums run over k in order.
 */
function multiply(
  a: Float64Array,
  aRow: number,
  aCol: number,
  b: Float64Array,
  bRow: number,
  bCol: number,
  out: Matrix,
  inner: number
): void {
  const { rows, cols, data } = out
  const tiledRows = rows - (rows % 4)
  const tiledCols = cols - (cols % 4)
  for (let j = 0; j < tiledCols; j += 4) {
    for (let i = 0; i < tiledRows; i += 4) {
      // prettier-ignore
      let s00 = 0, s01 = 0, s02 = 0, s03 = 0,
          s10 = 0, s11 = 0, s12 = 0, s13 = 0,
          s20 = 0, s21 = 0, s22 = 0, s23 = 0,
          s30 = 0, s31 = 0, s32 = 0, s33 = 0
      let p = i * aRow
      let q = j * bCol
      for (let k = 0; k < inner; k++, p += aCol, q += bRow) {
        const a0 = a[p]
        const a1 = a[p + aRow]
        const a2 = a[p + 2 * aRow]
        const a3 = a[p + 3 * aRow]
        const b0 = b[q]
        const b1 = b[q + bCol]
        const b2 = b[q + 2 * bCol]
        const b3 = b[q + 3 * bCol]
        // prettier-ignore
        {
          s00 += a0 * b0; s01 += a0 * b1; s02 += a0 * b2; s03 += a0 * b3
          s10 += a1 * b0; s11 += a1 * b1; s12 += a1 * b2; s13 += a1 * b3
          s20 += a2 * b0; s21 += a2 * b1; s22 += a2 * b2; s23 += a2 * b3
          s30 += a3 * b0; s31 += a3 * b1; s32 += a3 * b2; s33 += a3 * b3
        }
      }
      const o0 = i * cols + j
      const o1 = o0 + cols
      const o2 = o1 + cols
      const o3 = o2 + cols
      // prettier-ignore
      {
        data[o0] = s00; data[o0 + 1] = s01; data[o0 + 2] = s02; data[o0 + 3] = s03
        data[o1] = s10; data[o1 + 1] = s11; data[o1 + 2] = s12; data[o1 + 3] = s13
        data[o2] = s20; data[o2 + 1] = s21; data[o2 + 2] = s22; data[o2 + 3] = s23
        data[o3] = s30; data[o3 + 1] = s31; data[o3 + 2] = s32; data[o3 + 3] = s33
      }
    }
  }
  // The rows and columns that fill no tile.
  for (let i = 0; i < rows; i++) {
    for (let j = i < tiledRows ? tiledCols : 0; j < cols; j++) {
      let sum = 0
      for (let k = 0; k < inner; k++) sum += a[i * aRow + k * aCol] * b[k * bRow + j * bCol]
      data[i * cols + j] = sum
    }
  }
}
