import { expect } from 'vitest'
import { type Matrix, rowsOf } from '../../../src-engine/matrix.ts'

type Numbers = number | readonly Numbers[]

/**
 * float64 keeps about 16 digits; sums in another order and another exp cost a few of them, and a value that is the
 * small difference of large ones has an absolute error.
 */
const GOLDEN = { relative: 1e-12, absolute: 1e-15 }

/** Expects every number within `relative` times the expected one or within `absolute` of it, and the same nesting. */
export function expectClose(actual: Numbers | Matrix, expected: Numbers | Matrix, tolerance = GOLDEN): void {
  expect(differences(nested(actual), nested(expected), tolerance, '')).toEqual([])
}

function nested(numbers: Numbers | Matrix): Numbers {
  return typeof numbers === 'object' && 'cols' in numbers ? rowsOf(numbers) : numbers
}

function differences(actual: Numbers, expected: Numbers, tolerance: typeof GOLDEN, place: string): string[] {
  if (typeof actual === 'number' && typeof expected === 'number') {
    const allowed = Math.max(tolerance.absolute, tolerance.relative * Math.abs(expected))
    // Written so that NaN is a difference.
    return Math.abs(actual - expected) <= allowed ? [] : [`${place} is ${actual}, expected ${expected}`]
  }
  if (typeof actual === 'number' || typeof expected === 'number' || actual.length !== expected.length) {
    return [`${place} has another shape`]
  }
  return actual.flatMap((part, i) => differences(part, expected[i], tolerance, `${place}[${i}]`))
}
