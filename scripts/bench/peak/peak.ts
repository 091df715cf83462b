/*
 * How many multiply-adds a second the machine can do in 128-bit SIMD: twelve sums that do not wait for each other, all
 * in registers. Built like the kernels, with plain and with relaxed arithmetic, by scripts/bench/measure-peak.ts.
 */

/** One multiply-add: s * a + b plain (a product of constants would be worked out once), a * b + s relaxed. */
// @ts-ignore: decorator
@inline
function next(s: v128, a: v128, b: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, s)
  return f32x4.add(f32x4.mul(s, a), b)
}

/**
 * `rounds` times 12 multiply-adds of 4 lanes. Returns something that depends on all of them. Factor and term come from
 * outside, because constants would be loaded anew for each operation.
 */
export function multiplyAdds(rounds: u32, factor: f32, term: f32): f32 {
  const a = f32x4.splat(factor)
  const b = f32x4.splat(term)
  let s0 = f32x4.splat(0), s1 = f32x4.splat(1), s2 = f32x4.splat(2), s3 = f32x4.splat(3)
  let s4 = f32x4.splat(4), s5 = f32x4.splat(5), s6 = f32x4.splat(6), s7 = f32x4.splat(7)
  let s8 = f32x4.splat(8), s9 = f32x4.splat(9), s10 = f32x4.splat(10), s11 = f32x4.splat(11)
  for (let i: u32 = 0; i < rounds; i++) {
    s0 = next(s0, a, b)
    s1 = next(s1, a, b)
    s2 = next(s2, a, b)
    s3 = next(s3, a, b)
    s4 = next(s4, a, b)
    s5 = next(s5, a, b)
    s6 = next(s6, a, b)
    s7 = next(s7, a, b)
    s8 = next(s8, a, b)
    s9 = next(s9, a, b)
    s10 = next(s10, a, b)
    s11 = next(s11, a, b)
  }
  const low = f32x4.add(f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3)), f32x4.add(s4, s5))
  const high = f32x4.add(f32x4.add(f32x4.add(s6, s7), f32x4.add(s8, s9)), f32x4.add(s10, s11))
  const sum = f32x4.add(low, high)
  return f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1) + f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3)
}
