import type { Matrix } from '../matrix.ts'

/**
 * The arithmetic of a training step, one function an operation: what an engine must bring. Every engine is held to the
 * same test suite (test/engine/ops). Size letters: N rows of the batch, I inputs and O outputs of a layer. The caller
 * owns all memory; `out` arguments are overwritten and never alias an input.
 */
export interface Ops {
  /** Z = X W + b.  X: N x I, W: I x O, b: 1 x O, out: N x O */
  affine(X: Matrix, W: Matrix, b: Matrix, out: Matrix): void

  /** dW = A^T D / N.  A: N x I, D: N x O, out: I x O */
  weightGradient(A: Matrix, D: Matrix, out: Matrix): void

  /** db = the mean of D's rows.  D: N x O, out: 1 x O */
  biasGradient(D: Matrix, out: Matrix): void

  /** dA = D W^T.  D: N x O, W: I x O, out: N x I */
  inputGradient(D: Matrix, W: Matrix, out: Matrix): void

  /** A = softmax of each row of Z, shifted by the row's maximum.  Z, out: N x O */
  softmax(Z: Matrix, out: Matrix): void
}
