/** A row that is shown as a picture. */
export interface Picture {
  /** Its place in the data set, from 0. */
  readonly row: number
  readonly label: number
  /** Its features, 0 .. 255. */
  readonly pixels: Uint8Array
}
