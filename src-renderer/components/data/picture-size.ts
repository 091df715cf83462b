/** How a row of `columns` features is laid out as a picture, in pixels of the data. */
export interface PictureSize {
  readonly width: number
  readonly height: number
  /** False where the row is no square picture, or too small to be one, and its features are only put in lines. */
  readonly isSquare: boolean
}

/** Four columns of a table are no picture of 2 x 2 pixels. The smallest digits that people train on have 8 x 8. */
const SMALLEST_SIDE = 5

export function pictureSize(columns: number): PictureSize {
  const side = Math.round(Math.sqrt(columns))
  if (side * side === columns) return { width: side, height: side, isSquare: side >= SMALLEST_SIDE }
  const width = Math.ceil(Math.sqrt(columns))
  return { width, height: Math.ceil(columns / width), isSquare: false }
}
