/*
 * Functions of four numbers at a time, in float32 from + - * / and roots alone: the same bits on every machine.
 * Coefficients: Cephes (S. Moshier), expf, logf, sinf, cosf; W. Press et al., "Numerical recipes", erfcc.
 */

/** The same number in all four lanes. */
// @ts-ignore: decorator
@inline
export function all(x: f32): v128 {
  return f32x4.splat(x)
}

/** a * b + c, both roundings, in either build. */
// @ts-ignore: decorator
@inline
export function polynomialStep(a: v128, b: v128, c: f32): v128 {
  return f32x4.add(f32x4.mul(a, b), f32x4.splat(c))
}

/** e^x within 2 ulp, x held to -87 .. 88, where it is a normal number; NaN of NaN. */
// @ts-ignore: decorator
@inline
export function exp4(x: v128): v128 {
  const held = f32x4.pmax(f32x4.pmin(x, all(88)), all(-87))
  const n = f32x4.nearest(f32x4.mul(held, all(1.44269504088896341)))
  // n log 2 in two parts, the first exact.
  const r = f32x4.sub(f32x4.sub(held, f32x4.mul(n, all(0.693359375))), f32x4.mul(n, all(-2.12194440e-4)))
  let sum = all(1.9875691500e-4)
  sum = polynomialStep(sum, r, 1.3981999507e-3)
  sum = polynomialStep(sum, r, 8.3334519073e-3)
  sum = polynomialStep(sum, r, 4.1665795894e-2)
  sum = polynomialStep(sum, r, 1.6666665459e-1)
  sum = polynomialStep(sum, r, 5.0000001201e-1)
  const e = f32x4.add(f32x4.add(f32x4.mul(sum, f32x4.mul(r, r)), r), all(1))
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23)
  return f32x4.mul(e, power)
}

/** 1 - erf x, within 2e-7 of its own size for x >= 0; for x < 0 within 2e-7 of 2. */
// @ts-ignore: decorator
@inline
export function erfc4(x: v128): v128 {
  const size = f32x4.abs(x)
  const t = f32x4.div(all(1), polynomialStep(size, all(0.5), 1))
  let sum = all(0.17087277)
  sum = polynomialStep(sum, t, -0.82215223)
  sum = polynomialStep(sum, t, 1.48851587)
  sum = polynomialStep(sum, t, -1.13520398)
  sum = polynomialStep(sum, t, 0.27886807)
  sum = polynomialStep(sum, t, -0.18628806)
  sum = polynomialStep(sum, t, 0.09678418)
  sum = polynomialStep(sum, t, 0.37409196)
  sum = polynomialStep(sum, t, 1.00002368)
  sum = polynomialStep(sum, t, -1.26551223)
  const c = f32x4.mul(t, exp4(f32x4.sub(sum, f32x4.mul(x, x))))
  return v128.bitselect(f32x4.sub(all(2), c), c, f32x4.lt(x, all(0)))
}

/** log x within 2 ulp of the larger of itself and 2^-24, for normal x > 0. */
// @ts-ignore: decorator
@inline
export function log4(x: v128): v128 {
  // x = 2^n m, m from sqrt(1/2) to sqrt(2)
  const bits = i32x4.sub(x, i32x4.splat(0x3f3504f3))
  const n = f32x4.convert_i32x4_s(i32x4.shr_s(bits, 23))
  const m = i32x4.add(v128.and(bits, i32x4.splat(0x007fffff)), i32x4.splat(0x3f3504f3))
  const r = f32x4.sub(m, all(1))
  let sum = all(7.0376836292e-2)
  sum = polynomialStep(sum, r, -1.1514610310e-1)
  sum = polynomialStep(sum, r, 1.1676998740e-1)
  sum = polynomialStep(sum, r, -1.2420140846e-1)
  sum = polynomialStep(sum, r, 1.4249322787e-1)
  sum = polynomialStep(sum, r, -1.6668057665e-1)
  sum = polynomialStep(sum, r, 2.0000714765e-1)
  sum = polynomialStep(sum, r, -2.4999993993e-1)
  sum = polynomialStep(sum, r, 3.3333331174e-1)
  const square = f32x4.mul(r, r)
  let rest = f32x4.mul(f32x4.mul(sum, square), r)
  rest = f32x4.add(rest, f32x4.mul(n, all(-2.12194440e-4)))
  rest = f32x4.sub(rest, f32x4.mul(square, all(0.5)))
  return f32x4.add(f32x4.add(r, rest), f32x4.mul(n, all(0.693359375)))
}

/* What sineAndCosine4 leaves. There is one thread, and the caller takes them at once. */
export let sine: v128 = f32x4.splat(0)
export let cosine: v128 = f32x4.splat(0)

/** Sine and cosine of 2 pi k / 2^24, within 1e-7, for whole numbers k from 0 to 2^24 - 1. */
// @ts-ignore: decorator
@inline
export function sineAndCosine4(k: v128): void {
  // k = quarter of a turn q, and x in -1/8 .. 1/8 of a turn beside it.
  const q = i32x4.shr_u(i32x4.add(k, i32x4.splat(1 << 21)), 22)
  const rest = f32x4.convert_i32x4_s(i32x4.sub(k, i32x4.shl(q, 22)))
  const x = f32x4.mul(rest, all(3.7450704e-7))
  const z = f32x4.mul(x, x)
  let s = all(-1.9515295891e-4)
  s = polynomialStep(s, z, 8.3321608736e-3)
  s = polynomialStep(s, z, -1.6666654611e-1)
  s = f32x4.add(x, f32x4.mul(f32x4.mul(s, z), x))
  let c = all(2.443315711809948e-5)
  c = polynomialStep(c, z, -1.388731625493765e-3)
  c = polynomialStep(c, z, 4.166664568298827e-2)
  c = f32x4.add(f32x4.sub(all(1), f32x4.mul(z, all(0.5))), f32x4.mul(f32x4.mul(c, z), z))
  // After an odd number of quarters they change places; each has its sign in every other half.
  const isOdd = i32x4.ne(v128.and(q, i32x4.splat(1)), i32x4.splat(0))
  const two = i32x4.splat(2)
  sine = v128.xor(v128.bitselect(c, s, isOdd), i32x4.shl(v128.and(q, two), 30))
  const next = i32x4.add(q, i32x4.splat(1))
  cosine = v128.xor(v128.bitselect(s, c, isOdd), i32x4.shl(v128.and(next, two), 30))
}
