import { type Matrix, ShapeError } from '../matrix.ts'
import { requireShape } from './checks.ts'
import { columnMeans } from './column-means.ts'
import { mapElements } from './elementwise.ts'
import { matrixMultiply } from './matrix-multiply.ts'
import { transpose } from './transpose.ts'

/**
 * What a fully connected layer computes before its activation: X (N x I), W (I x O) and b (1 x O) give Z (N x O).
 *
 *     Z = X W + b        b is added to every row
 *
 * Throws ShapeError when the shapes do not fit.
 */
export function affine(X: Matrix, W: Matrix, b: Matrix): Matrix {
  requireShape('b', b, 1, W.cols, 'give b one value per column of W')
  const Z = matrixMultiply(X, W)
  Z.data.forEach((z, i) => {
    Z.data[i] = z + b.data[i % Z.cols]
  })
  return Z
}

/**
 * The gradients of a layer Z = A W + b for a loss that is a mean over the N rows, from the layer's input A (N x I)
 * and dZ (N x O), each row of it the gradient of that row's own loss.
 *
 *     gradW = A^T dZ / N (I x O)        gradB = column means of dZ (1 x O)
 */
export function affineGradients(A: Matrix, dZ: Matrix): { gradW: Matrix; gradB: Matrix } {
  const gradW = mapElements(matrixMultiply(transpose(A), dZ), (sum) => sum / A.rows)
  return { gradW, gradB: columnMeans(dZ) }
}

/** Throws ShapeError unless each layer's weights take what X or the layer before gives, and its bias fits its weights. */
export function requireLayersFit(X: Matrix, layers: readonly (readonly [W: Matrix, b: Matrix])[]): void {
  layers.forEach(([W, b], i) => {
    const layer = i + 1
    const given = i === 0 ? X.cols : layers[i - 1][0].cols
    if (W.rows !== given) {
      const giver = i === 0 ? 'X' : `layer ${i}`
      const remedy = i === 0 ? `give W1 ${given} rows` : `set ${giver} to ${W.rows}`
      throw new ShapeError(`layer ${layer} expects ${W.rows} inputs, ${giver} gives ${given}: ${remedy}`)
    }
    requireShape(`b${layer}`, b, 1, W.cols, `give b${layer} one value per column of W${layer}`)
  })
}
