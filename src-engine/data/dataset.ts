/** Rows of features with their classes. */
export interface DataPart {
  readonly rows: number
  /** rows x columns, row-major: bytes as in an image file, or float64. On shared memory, so that workers need no copy. */
  readonly features: Uint8Array<SharedArrayBuffer> | Float64Array<SharedArrayBuffer>
  /** The class of each row, 0 .. classes - 1. */
  readonly labels: Uint8Array<SharedArrayBuffer>
}

/** A data set in memory, checked against its checksum. */
export interface Dataset {
  readonly id: string
  /** Features a row. */
  readonly columns: number
  /** Number of classes, at most 256. */
  readonly classes: number
  readonly training: DataPart
  /** The data set's own test rows, where it comes with some. */
  readonly test: DataPart | null
  /** SHA-256 (hex) of the training features' bytes, training labels, test features' bytes, test labels. */
  readonly sha256: string
}
