import type { Matrix } from '../../../src-engine/matrix.ts'

/**
 * A number in as few digits as say it: 0.30000000000000004 is "0.3", -0.02 is "−0.02".
 *
 * @param digits how many count, from the first that is not 0
 */
export function shortNumber(value: number, digits = 4): string {
  return String(Number(value.toPrecision(digits))).replace('-', '−')
}

/** For cells of a matrix: two places, and a plain 0 for what is exactly 0. */
export const cellNumber = (value: number) => (value === 0 ? '0' : value.toFixed(2).replace('-', '−'))

/** "5 × 4" */
export const shapeText = ({ rows, cols }: Matrix) => `${rows} × ${cols}`
