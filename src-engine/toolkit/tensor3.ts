import { ShapeError } from '../matrix.ts'

/**
 * An image of several channels, H x W x C, in float64.
 * Element (i, j, c) is `data[(i * width + j) * channels + c]` (row-major, as NumPy's default).
 */
export interface Tensor3 {
  readonly height: number
  readonly width: number
  readonly channels: number
  readonly data: Float64Array
}

/** A height x width x channels tensor of zeros, or a view of `data` (length height * width * channels). */
export function tensor3Of(
  height: number,
  width: number,
  channels: number,
  data: Float64Array = new Float64Array(height * width * channels)
): Tensor3 {
  const length = height * width * channels
  if (data.length !== length) {
    throw new ShapeError(
      `a ${height} x ${width} x ${channels} tensor needs ${length} values, ${data.length} came: ` +
        'pass height * width * channels values'
    )
  }
  return { height, width, channels, data }
}
