import { type Matrix, matrixOf, ShapeError, shapeOf } from '../matrix.ts'
import { requireCount } from './checks.ts'

/**
 * The convolution of an image (H x W) with a kernel (K x L) where the kernel lies wholly inside the image ("valid"):
 * floor((H - K) / stride) + 1 rows, floor((W - L) / stride) + 1 columns.
 *
 *     result(i, j) = sum over u, v of image(i * stride + u, j * stride + v) * kernel(K - 1 - u, L - 1 - v)
 *
 * A true convolution, with the kernel flipped both ways; deep-learning libraries often leave the flip out and compute
 * the cross-correlation. A stride of s keeps every s-th row and column of the result for stride 1.
 * Throws ShapeError when the kernel is empty or bigger than the image, RangeError unless stride is a whole number >= 1.
 *
 * Source: Goodfellow, Bengio & Courville 2016, Deep Learning, eq. 9.4 (9.6 is the cross-correlation).
 */
export function conv2d(image: Matrix, kernel: Matrix, stride = 1): Matrix {
  requireCount('stride', stride)
  const [K, L] = [kernel.rows, kernel.cols]
  if (K < 1 || L < 1 || K > image.rows || L > image.cols) {
    throw new ShapeError(
      `the kernel should be between 1 x 1 and ${shapeOf(image)}, the size of the image; ${shapeOf(kernel)} came: ` +
        'use a kernel that fits, or pad the image'
    )
  }
  const result = matrixOf(
    Math.floor((image.rows - K) / stride) + 1,
    Math.floor((image.cols - L) / stride) + 1
  )
  for (let i = 0; i < result.rows; i++) {
    for (let j = 0; j < result.cols; j++) {
      let sum = 0
      for (let u = 0; u < K; u++) {
        for (let v = 0; v < L; v++) {
          const pixel = image.data[(i * stride + u) * image.cols + j * stride + v]
          sum += pixel * kernel.data[(K - 1 - u) * L + (L - 1 - v)]
        }
      }
      result.data[i * result.cols + j] = sum
    }
  }
  return result
}
