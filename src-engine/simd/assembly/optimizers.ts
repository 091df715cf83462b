/*
 * How a gradient becomes a step, for all optimizers that are more than SGD with a penalty of squared weights (which
 * products.ts does in the pass that sums the gradient up): see OptimizerFormula in src-engine/optimizers/optimizer.ts.
 *
 * Settings are f32s in memory, which simd/weight-steps.ts fills before each batch:
 * the formula's numbers a, b, c, d, e; what the summed gradient is multiplied by (1 / rows of the batch); 2 lambda of L2;
 * lambda of L1; the decoupled decay times the learning rate. Behind them is room for a row of a gradient.
 */

// @ts-ignore: decorator
@inline
const MOMENTUM: u32 = 1
// @ts-ignore: decorator
@inline
const RMS: u32 = 2
// @ts-ignore: decorator
@inline
const ADAM: u32 = 3

/** Where in the settings there is room for a row of a gradient, at most 32 wide. */
// @ts-ignore: decorator
@inline
export const GRADIENT_ROW: usize = 64

/** -1, 0 or 1. */
// @ts-ignore: decorator
@inline
function sign(x: v128): v128 {
  const one = v128.or(v128.and(x, i32x4.splat(0x80000000)), f32x4.splat(1))
  return v128.and(one, f32x4.ne(x, f32x4.splat(0)))
}

/** u = a u + (1 - a) g, at p. */
// @ts-ignore: decorator
@inline
function blend(p: usize, a: f32, g: v128): v128 {
  const u = f32x4.add(f32x4.mul(f32x4.splat(a), v128.load(p)), f32x4.mul(f32x4.splat(1 - a), g))
  v128.store(p, u)
  return u
}

/**
 * One step for `count` vectors of four weights.
 *
 * @param weights W / std (see step in products.ts); W itself where std is 1
 * @param sums the batch's summed gradient with respect to them
 * @param first, second the optimizer's slots, as far as the formula has some
 */
export function stepByFormula(
  formula: u32, count: u32, weights: usize, sums: usize, first: usize, second: usize, settings: usize, std: f32
): void {
  const a = load<f32>(settings)
  const b = f32x4.splat(load<f32>(settings, 4))
  const c = f32x4.splat(load<f32>(settings, 8))
  const d = f32x4.splat(load<f32>(settings, 12))
  const e = f32x4.splat(load<f32>(settings, 16))
  const inverse: f32 = 1 / std
  const toGradient = f32x4.splat(load<f32>(settings, 20) * inverse)
  const l2 = f32x4.splat(load<f32>(settings, 24))
  const l1 = f32x4.splat(load<f32>(settings, 28))
  const decay = f32x4.splat(load<f32>(settings, 32))
  for (let i: u32 = 0; i < count; i++) {
    const w = v128.load(weights)
    const W = f32x4.mul(w, f32x4.splat(std))
    let g = f32x4.mul(v128.load(sums), toGradient)
    g = f32x4.add(f32x4.add(g, f32x4.mul(l2, W)), f32x4.mul(l1, sign(W)))
    let step: v128
    if (formula == MOMENTUM) {
      const u = f32x4.add(f32x4.mul(f32x4.splat(a), v128.load(first)), g)
      v128.store(first, u)
      step = f32x4.add(f32x4.mul(b, g), f32x4.mul(c, u))
    } else if (formula == RMS) {
      const u = blend(first, a, f32x4.mul(g, g))
      step = f32x4.div(f32x4.mul(b, g), f32x4.add(f32x4.sqrt(u), c))
    } else if (formula == ADAM) {
      const u = blend(first, a, g)
      const v = blend(second, load<f32>(settings, 4), f32x4.mul(g, g))
      step = f32x4.div(f32x4.mul(c, u), f32x4.add(f32x4.mul(d, f32x4.sqrt(v)), e))
    } else {
      step = f32x4.mul(f32x4.splat(a), g)
    }
    step = f32x4.add(step, f32x4.mul(decay, W))
    v128.store(weights, f32x4.sub(w, f32x4.mul(step, f32x4.splat(inverse))))
    weights += 16
    sums += 16
    first += 16
    second += 16
  }
}
