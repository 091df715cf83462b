/**
 * a * b + c. Plain: a product and a sum, each rounded, as IEEE 754 has it, the same bits on every machine. Relaxed (the
 * build with relaxed SIMD): the machine's own multiply-add, rounded once or twice as it likes.
 */
// @ts-ignore: decorator
@inline
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c)
  return f32x4.add(c, f32x4.mul(a, b))
}
