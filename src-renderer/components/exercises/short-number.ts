import { fixed, short } from '../../../src-engine/words/numbers.ts'
import type { Matrix } from '../../../src-engine/matrix.ts'

/** In four digits that count: what is worked out by hand here has no more. */
export const shortNumber = (value: number, digits = 4) => short(value, digits)

/** For cells of a matrix: two places, and a plain 0 for what is exactly 0. */
export const cellNumber = (value: number) => (value === 0 ? '0' : fixed(value, 2))

/** "5 × 4" */
export const shapeText = ({ rows, cols }: Matrix) => `${rows} × ${cols}`
