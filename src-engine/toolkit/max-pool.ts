import { type Matrix, ShapeError } from '../matrix.ts'
import { requireCount } from './checks.ts'
import { type Tensor3, tensor3Of } from './tensor3.ts'

/**
 * Keeps the largest value of each size x size window, channel by channel: H x W (one channel) or H x W x C, to
 * floor((H - size) / stride) + 1 rows and floor((W - size) / stride) + 1 columns, with the channels of X.
 *
 *     result(i, j, c) = max over u, v in 0 .. size - 1 of X(i * stride + u, j * stride + v, c)
 *
 * Rows and columns at the end that fill no window are left out.
 * Throws ShapeError when the window is bigger than X, RangeError unless size and stride are whole numbers >= 1.
 *
 * Source: Goodfellow, Bengio & Courville 2016, Deep Learning, section 9.3.
 */
export function maxPool(X: Matrix, size?: number, stride?: number): Matrix
export function maxPool(X: Tensor3, size?: number, stride?: number): Tensor3
export function maxPool(X: Matrix | Tensor3, size = 2, stride = 2): Matrix | Tensor3 {
  requireCount('size', size)
  requireCount('stride', stride)
  if ('channels' in X) return pool(X, size, stride)
  const { height, width, data } = pool(tensor3Of(X.rows, X.cols, 1, X.data), size, stride)
  return { rows: height, cols: width, data }
}

function pool(X: Tensor3, size: number, stride: number): Tensor3 {
  if (size > X.height || size > X.width) {
    throw new ShapeError(
      `a ${size} x ${size} window should fit into X, X of ${X.height} x ${X.width} came: ` +
        `set size to at most ${Math.min(X.height, X.width)}`
    )
  }
  const result = tensor3Of(
    Math.floor((X.height - size) / stride) + 1,
    Math.floor((X.width - size) / stride) + 1,
    X.channels
  )
  for (let i = 0; i < result.height; i++) {
    for (let j = 0; j < result.width; j++) {
      for (let c = 0; c < X.channels; c++) {
        let max = -Infinity
        for (let u = 0; u < size; u++) {
          for (let v = 0; v < size; v++) {
            max = Math.max(max, X.data[((i * stride + u) * X.width + j * stride + v) * X.channels + c])
          }
        }
        result.data[(i * result.width + j) * X.channels + c] = max
      }
    }
  }
  return result
}
