/*
 * Activations but ReLU, which comes with the listing of the non-zeros (lists.ts). Each puts f(z) in the place of z and,
 * where `slopes` is not 0, f'(z) there. Counts are in vectors of four.
 */
import { all, erfc4, exp4, polynomialStep } from './vector-functions'

/** See src-engine/activations/leaky-relu.ts. */
export function activateLeakyRelu(count: u32, z: usize, slopes: usize, slope: f32): void {
  for (let i: u32 = 0; i < count; i++, z += 16) {
    const x = v128.load(z)
    const factor = v128.bitselect(all(1), all(slope), f32x4.gt(x, all(0)))
    v128.store(z, f32x4.mul(x, factor))
    if (slopes) v128.store(slopes + (i << 4), factor)
  }
}

/** See src-engine/activations/tanh.ts. Near 0 by its own polynomial (Cephes, tanhf), else by e^-2|z|. */
export function activateTanh(count: u32, z: usize, slopes: usize, _parameter: f32): void {
  for (let i: u32 = 0; i < count; i++, z += 16) {
    const x = v128.load(z)
    const size = f32x4.abs(x)
    const e = exp4(f32x4.mul(size, all(-2)))
    const far = f32x4.div(f32x4.sub(all(1), e), f32x4.add(all(1), e))
    const s = f32x4.mul(x, x)
    let sum = all(-5.70498872745e-3)
    sum = polynomialStep(sum, s, 2.06390887954e-2)
    sum = polynomialStep(sum, s, -5.37397155531e-2)
    sum = polynomialStep(sum, s, 1.33314422036e-1)
    sum = polynomialStep(sum, s, -3.33332819422e-1)
    const near = f32x4.add(f32x4.mul(f32x4.mul(sum, s), size), size)
    const a = v128.bitselect(near, far, f32x4.lt(size, all(0.625)))
    v128.store(z, v128.bitselect(x, a, i32x4.splat(0x80000000)))
    if (slopes) v128.store(slopes + (i << 4), f32x4.sub(all(1), f32x4.mul(a, a)))
  }
}

/** See src-engine/activations/sigmoid.ts. */
export function activateSigmoid(count: u32, z: usize, slopes: usize, _parameter: f32): void {
  for (let i: u32 = 0; i < count; i++, z += 16) {
    const x = v128.load(z)
    // Of -|z|: 1 - a = e a, without cancellation.
    const e = exp4(f32x4.neg(f32x4.abs(x)))
    const large = f32x4.div(all(1), f32x4.add(all(1), e))
    const small = f32x4.mul(e, large)
    v128.store(z, v128.bitselect(large, small, f32x4.ge(x, all(0))))
    if (slopes) v128.store(slopes + (i << 4), f32x4.mul(large, small))
  }
}

/** See src-engine/activations/gelu.ts: Phi(z) = erfc(-z / sqrt 2) / 2. */
export function activateGelu(count: u32, z: usize, slopes: usize, _parameter: f32): void {
  for (let i: u32 = 0; i < count; i++, z += 16) {
    const x = v128.load(z)
    const distribution = f32x4.mul(erfc4(f32x4.mul(x, all(-0.7071067811865476))), all(0.5))
    v128.store(z, f32x4.mul(x, distribution))
    if (slopes) {
      const density = f32x4.mul(exp4(f32x4.mul(f32x4.mul(x, x), all(-0.5))), all(0.3989422804014327))
      v128.store(slopes + (i << 4), f32x4.add(distribution, f32x4.mul(x, density)))
    }
  }
}

/** d = d * slope, in place. */
export function multiplyElements(count: u32, d: usize, slopes: usize): void {
  for (let i: u32 = 0; i < count; i++, d += 16, slopes += 16) {
    v128.store(d, f32x4.mul(v128.load(d), v128.load(slopes)))
  }
}
