/** Numbers in the smallest of the two forms a data set has. */
export type Cells = Uint8Array | Float64Array

/** True for the whole numbers 0..255. */
export const isByte = (value: number): boolean => (value & 255) === value
