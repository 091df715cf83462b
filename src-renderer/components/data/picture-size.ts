/** How a row of `columns` features is laid out as a picture, in pixels of the data. */
export interface PictureSize {
  readonly width: number
  readonly height: number
  /** False where the row is no square picture and its features are only put in lines. */
  readonly isSquare: boolean
}

export function pictureSize(columns: number): PictureSize {
  const side = Math.round(Math.sqrt(columns))
  if (side * side === columns) return { width: side, height: side, isSquare: true }
  const width = Math.ceil(Math.sqrt(columns))
  return { width, height: Math.ceil(columns / width), isSquare: false }
}
