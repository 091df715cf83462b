/**
 * The natural logarithm from + - * / alone, so that no JavaScript engine's Math.log can change the normals drawn from
 * it. Worked out in double-double arithmetic (about 100 bits) and rounded once at the end, so it is the correctly
 * rounded value, which is what C libraries come within 0.52 ulp of.
 *
 *   x = 2^e m,  sqrt(1/2) <= m < sqrt(2),  s = (m - 1) / (m + 1)
 *   log x = e log 2 + 2 (s + s^3/3 + s^5/5 + ...)
 *
 * Double-double: T. J. Dekker, "A floating-point technique for extending the available precision", 1971. As all but the
 * first terms of the series are small, most values can be rounded with those worked out plainly; the few that then lie
 * too near the middle of two doubles are worked out anew (A. Ziv, "Fast evaluation of elementary mathematical functions
 * with correctly rounded last bit", 1991).
 */
export function log(x: number): number {
  if (Number.isNaN(x) || x < 0) return NaN
  if (x === 0) return -Infinity
  if (x === Infinity) return Infinity

  let { exponent, mantissa } = split(x)
  if (mantissa >= Math.SQRT2) {
    mantissa /= 2
    exponent += 1
  }

  // s = (m - 1) / (m + 1); m - 1 is exact, m + 1 = denominator + denominatorLow
  const numerator = mantissa - 1
  const denominator = mantissa + 1
  const denominatorLow = mantissa - (denominator - 1)
  const quotient = numerator / denominator
  const product = quotient * denominator
  const remainder =
    numerator - product - productError(quotient, denominator, product) - quotient * denominatorLow
  const s = quotient + remainder / denominator
  const sLow = remainder / denominator - (s - quotient)

  // z = s^2
  const square = s * s
  const squareError = productError(s, s, square) + 2 * s * sLow
  const z = square + squareError
  const zLow = squareError - (z - square)

  const quick = assemble(exponent, s, sLow, z, zLow, QUICK_TERMS, QUICK_ERROR)
  return Number.isNaN(quick) ? assemble(exponent, s, sLow, z, zLow, TERMS + 1, 0) : quick
}

/**
 * exponent log 2 + 2 s (1 + z/3 + z^2/5 + ...), rounded once; NaN when the error may decide how.
 *
 * @param exactTerms how many terms are worked out in double-double
 * @param error a bound of the relative error that is left
 */
function assemble(
  exponent: number,
  s: number,
  sLow: number,
  z: number,
  zLow: number,
  exactTerms: number,
  error: number
): number {
  // By Horner's rule; z < 0.0295, so the first term left out is below 2^-85.
  let series = 0
  let seriesLow = 0
  for (let k = TERMS; k >= exactTerms; k--) series = RECIPROCAL[k] + series * z
  for (let k = exactTerms - 1; k >= 0; k--) {
    const p = series * z
    const pLow = productError(series, z, p) + series * zLow + seriesLow * z
    const sum = RECIPROCAL[k] + p
    const sumLow = p - (sum - RECIPROCAL[k]) + RECIPROCAL_LOW[k] + pLow
    series = sum + sumLow
    seriesLow = sumLow - (series - sum)
  }

  const head = 2 * s * series
  const headLow = productError(2 * s, series, head) + 2 * (s * seriesLow + sLow * series)
  const power = exponent * LN2
  const powerLow = productError(exponent, LN2, power) + exponent * LN2_LOW
  const sum = power + head
  const sumLow = exponent === 0 ? 0 : head - (sum - power)
  const low = sumLow + powerLow + headLow
  const uncertainty = error * Math.abs(sum)
  const rounded = sum + (low - uncertainty)
  return rounded === sum + (low + uncertainty) ? rounded : NaN
}

const LN2 = 0.693_147_180_559_945_3
const LN2_LOW = 2.319_046_813_846_299_6e-17

/** Terms of the series beyond the first. */
const TERMS = 16
/** Terms worked out exactly at first: those behind them are below 0.0002, so that their errors stay below 2^-63. */
const QUICK_TERMS = 2
const QUICK_ERROR = 2 ** -62
/** 1 / (2k + 1) as the sum of two doubles. */
const RECIPROCAL = Float64Array.from({ length: TERMS + 1 }, (_, k) => 1 / (2 * k + 1))
const RECIPROCAL_LOW = RECIPROCAL.map((hi, k) => {
  const odd = 2 * k + 1
  const p = hi * odd
  return (1 - p - productError(hi, odd, p)) / odd
})

/** a * b - p exactly, for p = a * b as rounded (Dekker's product, by Veltkamp's splitting). */
function productError(a: number, b: number, p: number): number {
  const splitter = 134_217_729 // 2^27 + 1
  const aBig = a * splitter
  const aHigh = aBig - (aBig - a)
  const aLow = a - aHigh
  const bBig = b * splitter
  const bHigh = bBig - (bBig - b)
  const bLow = b - bHigh
  return aHigh * bHigh - p + aHigh * bLow + aLow * bHigh + aLow * bLow
}

const bits = new DataView(new ArrayBuffer(8))

/** x = mantissa * 2^exponent with 1 <= mantissa < 2. */
function split(x: number): { exponent: number; mantissa: number } {
  const isSubnormal = x < 2.2250738585072014e-308
  bits.setFloat64(0, isSubnormal ? x * 2 ** 54 : x)
  const high = bits.getUint32(0)
  const exponent = (high >>> 20) - 1023 - (isSubnormal ? 54 : 0)
  bits.setUint32(0, (high & 0xf_ffff) | 0x3ff0_0000)
  return { exponent, mantissa: bits.getFloat64(0) }
}
