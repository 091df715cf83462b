/*
 * exp and log written out, in float64 from + - * / alone, so that they give the same bits on every machine, in every
 * version of the JavaScript engine.
 */

// @ts-ignore: decorator
@inline
const LN2_HIGH: f64 = 0.6931471803691238 // log 2, to 33 bits: its product with a small whole number is exact
// @ts-ignore: decorator
@inline
const LN2_LOW: f64 = 1.9082149292705877e-10
// @ts-ignore: decorator
@inline
const LOG2_E: f64 = 1.4426950408889634

// @ts-ignore: decorator
@inline
function stepOfSeries(sum: v128, r: v128, coefficient: f64): v128 {
  return f64x2.add(f64x2.mul(sum, r), f64x2.splat(coefficient))
}

/** e^x of two numbers, within 2 ulp:  x = n log 2 + r, |r| <= log(2) / 2, e^x = 2^n e^r, e^r by its Taylor series. */
// @ts-ignore: decorator
@inline
export function exp2(x: v128): v128 {
  const isTiny = f64x2.lt(x, f64x2.splat(-708))
  const isHuge = f64x2.gt(x, f64x2.splat(709))
  const held = f64x2.pmin(f64x2.pmax(x, f64x2.splat(-708)), f64x2.splat(709))
  const n = f64x2.nearest(f64x2.mul(held, f64x2.splat(LOG2_E)))
  const high = f64x2.sub(held, f64x2.mul(n, f64x2.splat(LN2_HIGH)))
  const r = f64x2.sub(high, f64x2.mul(n, f64x2.splat(LN2_LOW)))
  // 1 + r + r^2/2! + ... + r^13/13!: what is left out is below 2^-57
  let sum = f64x2.splat(1.0 / 6227020800.0)
  sum = stepOfSeries(sum, r, 1.0 / 479001600.0)
  sum = stepOfSeries(sum, r, 1.0 / 39916800.0)
  sum = stepOfSeries(sum, r, 1.0 / 3628800.0)
  sum = stepOfSeries(sum, r, 1.0 / 362880.0)
  sum = stepOfSeries(sum, r, 1.0 / 40320.0)
  sum = stepOfSeries(sum, r, 1.0 / 5040.0)
  sum = stepOfSeries(sum, r, 1.0 / 720.0)
  sum = stepOfSeries(sum, r, 1.0 / 120.0)
  sum = stepOfSeries(sum, r, 1.0 / 24.0)
  sum = stepOfSeries(sum, r, 1.0 / 6.0)
  sum = stepOfSeries(sum, r, 0.5)
  sum = stepOfSeries(sum, r, 1.0)
  sum = stepOfSeries(sum, r, 1.0)
  const exponents = i64x2.extend_low_i32x4_s(i32x4.trunc_sat_f64x2_s_zero(n))
  const power = i64x2.shl(i64x2.add(exponents, i64x2.splat(1023)), 52)
  const value = v128.bitselect(f64x2.splat(Infinity), f64x2.mul(sum, power), isHuge)
  return v128.andnot(value, isTiny)
}

/** e^x: see exp2. */
export function exp(x: f64): f64 {
  return f64x2.extract_lane(exp2(f64x2.splat(x)), 0)
}

/** log x for normal x > 0 (NaN of NaN), within 2 ulp:  x = 2^n m, s = (m - 1) / (m + 1), log x = n log 2 + 2 (s + s^3/3 + ...). */
export function log(x: f64): f64 {
  if (x != x) return x
  const bits = reinterpret<u64>(x)
  let n = <i32>(bits >> 52) - 1023
  let m = reinterpret<f64>((bits & 0x000fffffffffffff) | 0x3ff0000000000000)
  if (m > 1.4142135623730951) {
    m *= 0.5
    n += 1
  }
  const s = (m - 1) / (m + 1)
  const z = s * s
  let sum: f64 = 1.0 / 23.0
  sum = sum * z + 1.0 / 21.0
  sum = sum * z + 1.0 / 19.0
  sum = sum * z + 1.0 / 17.0
  sum = sum * z + 1.0 / 15.0
  sum = sum * z + 1.0 / 13.0
  sum = sum * z + 1.0 / 11.0
  sum = sum * z + 1.0 / 9.0
  sum = sum * z + 1.0 / 7.0
  sum = sum * z + 1.0 / 5.0
  sum = sum * z + 1.0 / 3.0
  return <f64>n * LN2_HIGH + (2 * s + (2 * s * z * sum + <f64>n * LN2_LOW))
}
