/*
 * The two products that training is made of, for matrices in panels with the left operand as lists of its non-zeros.
 *
 * A matrix of C columns is kept in panels of 32 columns (the last one 16, 8 or 4 wide where that holds them), each panel
 * row-major and contiguous. A list entry is 8 bytes: a u32 index and an f32 value. A table of lists has two u32 a list:
 * where its entries begin and where they end.
 * A panel's row is summed up in registers while its list is walked once: per non-zero, one broadcast and one load per
 * four columns. That does as many useful operations a cycle as a dense tile, and skips the zeros (81 % of MNIST's
 * pixels, half of ReLU's outputs, and what dropout drops) for nothing.
 *
 * Every function is written once, for the width W, and inlined for each of the four. Vectors that lie side by side are
 * stored one after the other, with no loads between: a compiler that makes wider ones of them needs it so.
 */
import { multiplyAdd } from './arithmetic'
import { GRADIENT_ROW, stepByFormula } from './optimizers'

/** out[r] = bias + sum over list r of value * B[index].  B: a panel of any number of rows; out: rows x W. */
// @ts-ignore: decorator
@inline
function gather(W: u32, SHIFT: u32, rows: u32, lists: usize, B: usize, bias: usize, out: usize): void {
  for (let r: u32 = 0; r < rows; r++) {
    let e = <usize>load<u32>(lists + (r << 3))
    const end = <usize>load<u32>(lists + (r << 3), 4)
    let s0 = v128.load(bias)
    let s1 = W > 4 ? v128.load(bias, 16) : f32x4.splat(0)
    let s2 = W > 8 ? v128.load(bias, 32) : f32x4.splat(0)
    let s3 = W > 8 ? v128.load(bias, 48) : f32x4.splat(0)
    let s4 = W > 16 ? v128.load(bias, 64) : f32x4.splat(0)
    let s5 = W > 16 ? v128.load(bias, 80) : f32x4.splat(0)
    let s6 = W > 16 ? v128.load(bias, 96) : f32x4.splat(0)
    let s7 = W > 16 ? v128.load(bias, 112) : f32x4.splat(0)
    for (; e < end; e += 8) {
      const p = B + (<usize>load<u32>(e) << SHIFT)
      const v = v128.load32_splat(e, 4)
      s0 = multiplyAdd(v, v128.load(p), s0)
      if (W > 4) s1 = multiplyAdd(v, v128.load(p, 16), s1)
      if (W > 8) {
        s2 = multiplyAdd(v, v128.load(p, 32), s2)
        s3 = multiplyAdd(v, v128.load(p, 48), s3)
      }
      if (W > 16) {
        s4 = multiplyAdd(v, v128.load(p, 64), s4)
        s5 = multiplyAdd(v, v128.load(p, 80), s5)
        s6 = multiplyAdd(v, v128.load(p, 96), s6)
        s7 = multiplyAdd(v, v128.load(p, 112), s7)
      }
    }
    v128.store(out, s0)
    if (W > 4) v128.store(out, s1, 16)
    if (W > 8) {
      v128.store(out, s2, 32)
      v128.store(out, s3, 48)
    }
    if (W > 16) {
      v128.store(out, s4, 64)
      v128.store(out, s5, 80)
      v128.store(out, s6, 96)
      v128.store(out, s7, 112)
    }
    out += W << 2
  }
}

/** decay * w - rate * g, w at p. */
// @ts-ignore: decorator
@inline
function stepped(p: usize, decay: v128, rate: v128, g: v128): v128 {
  return f32x4.sub(f32x4.mul(decay, v128.load(p)), f32x4.mul(rate, g))
}

/** sum + m * w, the sum at p. */
// @ts-ignore: decorator
@inline
function plusProduct(p: usize, m: v128, w: v128): v128 {
  return f32x4.add(v128.load(p), f32x4.mul(m, w))
}

/**
 * A gradient step for one panel of weights, inputs x W, in one pass over it. With G[k] = sum over list k (rows of the
 * batch with a non-zero in column k) of value * D[row]:
 *
 *   weights[k] = decay * weights[k] - rate * G[k]
 *
 * FOLDED, for a first layer that takes raw features x and stands for one that takes (x - mean) / std, with weights
 * V = W / std: the gradient gets its rank-one correction, the rate its 1 / std^2, and sum over k of mean[k] * V[k], by
 * which the bias is too large, is worked out anew.
 *
 *   V[k] = decay * V[k] - rate * inverseVariance[k] * (G[k] - mean[k] * total),  shift = sum mean[k] * V[k]
 *
 * BY_FORMULA, the step is an optimizer's (optimizers.ts): decay, rate and inverseVariances are not read; formula, first,
 * second, settings and, if FOLDED, stds are.
 */
// @ts-ignore: decorator
@inline
function step(
  W: u32, SHIFT: u32, FOLDED: bool, BY_FORMULA: bool,
  inputs: u32, lists: usize, D: usize, weights: usize, decay: f32, rate: f32,
  means: usize, inverseVariances: usize, total: usize, shift: usize,
  formula: u32, first: usize, second: usize, settings: usize, stds: usize
): void {
  const decays = f32x4.splat(decay)
  let rates = f32x4.splat(rate)
  if (FOLDED) memory.fill(shift, 0, W << 2)
  for (let k: u32 = 0; k < inputs; k++) {
    // A column that is switched off has no gradient and a mean of 0: without decay nothing changes.
    if (FOLDED && !BY_FORMULA && decay == 1 && load<f32>(inverseVariances + (k << 2)) == 0) {
      weights += W << 2
      continue
    }
    let e = <usize>load<u32>(lists + (k << 3))
    const end = <usize>load<u32>(lists + (k << 3), 4)
    let g0 = f32x4.splat(0), g1 = f32x4.splat(0), g2 = f32x4.splat(0), g3 = f32x4.splat(0), g4 = f32x4.splat(0), g5 = f32x4.splat(0), g6 = f32x4.splat(0), g7 = f32x4.splat(0)
    for (; e < end; e += 8) {
      const p = D + (<usize>load<u32>(e) << SHIFT)
      const v = v128.load32_splat(e, 4)
      g0 = multiplyAdd(v, v128.load(p), g0)
      if (W > 4) g1 = multiplyAdd(v, v128.load(p, 16), g1)
      if (W > 8) {
        g2 = multiplyAdd(v, v128.load(p, 32), g2)
        g3 = multiplyAdd(v, v128.load(p, 48), g3)
      }
      if (W > 16) {
        g4 = multiplyAdd(v, v128.load(p, 64), g4)
        g5 = multiplyAdd(v, v128.load(p, 80), g5)
        g6 = multiplyAdd(v, v128.load(p, 96), g6)
        g7 = multiplyAdd(v, v128.load(p, 112), g7)
      }
    }
    if (FOLDED) {
      if (!BY_FORMULA) rates = f32x4.splat(rate * load<f32>(inverseVariances + (k << 2)))
      const m = v128.load32_splat(means + (k << 2))
      g0 = f32x4.sub(g0, f32x4.mul(m, v128.load(total)))
      if (W > 4) g1 = f32x4.sub(g1, f32x4.mul(m, v128.load(total, 16)))
      if (W > 8) {
        g2 = f32x4.sub(g2, f32x4.mul(m, v128.load(total, 32)))
        g3 = f32x4.sub(g3, f32x4.mul(m, v128.load(total, 48)))
      }
      if (W > 16) {
        g4 = f32x4.sub(g4, f32x4.mul(m, v128.load(total, 64)))
        g5 = f32x4.sub(g5, f32x4.mul(m, v128.load(total, 80)))
        g6 = f32x4.sub(g6, f32x4.mul(m, v128.load(total, 96)))
        g7 = f32x4.sub(g7, f32x4.mul(m, v128.load(total, 112)))
      }
    }
    if (BY_FORMULA) {
      const row = settings + GRADIENT_ROW
      v128.store(row, g0)
      if (W > 4) v128.store(row, g1, 16)
      if (W > 8) {
        v128.store(row, g2, 32)
        v128.store(row, g3, 48)
      }
      if (W > 16) {
        v128.store(row, g4, 64)
        v128.store(row, g5, 80)
        v128.store(row, g6, 96)
        v128.store(row, g7, 112)
      }
      const std: f32 = FOLDED ? load<f32>(stds + (k << 2)) : 1
      stepByFormula(formula, W >> 2, weights, row, first, second, settings, std)
      first += W << 2
      second += W << 2
      if (FOLDED) {
        g0 = v128.load(weights)
        if (W > 4) g1 = v128.load(weights, 16)
        if (W > 8) {
          g2 = v128.load(weights, 32)
          g3 = v128.load(weights, 48)
        }
        if (W > 16) {
          g4 = v128.load(weights, 64)
          g5 = v128.load(weights, 80)
          g6 = v128.load(weights, 96)
          g7 = v128.load(weights, 112)
        }
      }
    } else {
      g0 = stepped(weights, decays, rates, g0)
      if (W > 4) g1 = stepped(weights + 16, decays, rates, g1)
      if (W > 8) {
        g2 = stepped(weights + 32, decays, rates, g2)
        g3 = stepped(weights + 48, decays, rates, g3)
      }
      if (W > 16) {
        g4 = stepped(weights + 64, decays, rates, g4)
        g5 = stepped(weights + 80, decays, rates, g5)
        g6 = stepped(weights + 96, decays, rates, g6)
        g7 = stepped(weights + 112, decays, rates, g7)
      }
      v128.store(weights, g0)
      if (W > 4) v128.store(weights, g1, 16)
      if (W > 8) {
        v128.store(weights, g2, 32)
        v128.store(weights, g3, 48)
      }
      if (W > 16) {
        v128.store(weights, g4, 64)
        v128.store(weights, g5, 80)
        v128.store(weights, g6, 96)
        v128.store(weights, g7, 112)
      }
    }
    if (FOLDED) {
      const m = v128.load32_splat(means + (k << 2))
      g0 = plusProduct(shift, m, g0)
      if (W > 4) g1 = plusProduct(shift + 16, m, g1)
      if (W > 8) {
        g2 = plusProduct(shift + 32, m, g2)
        g3 = plusProduct(shift + 48, m, g3)
      }
      if (W > 16) {
        g4 = plusProduct(shift + 64, m, g4)
        g5 = plusProduct(shift + 80, m, g5)
        g6 = plusProduct(shift + 96, m, g6)
        g7 = plusProduct(shift + 112, m, g7)
      }
      v128.store(shift, g0)
      if (W > 4) v128.store(shift, g1, 16)
      if (W > 8) {
        v128.store(shift, g2, 32)
        v128.store(shift, g3, 48)
      }
      if (W > 16) {
        v128.store(shift, g4, 64)
        v128.store(shift, g5, 80)
        v128.store(shift, g6, 96)
        v128.store(shift, g7, 112)
      }
    }
    weights += W << 2
  }
}

/** See gather. @param width of the panel: 32, 16, 8 or 4 */
export function multiply(width: u32, rows: u32, lists: usize, B: usize, bias: usize, out: usize): void {
  if (width == 32) gather(32, 7, rows, lists, B, bias, out)
  else if (width == 16) gather(16, 6, rows, lists, B, bias, out)
  else if (width == 8) gather(8, 5, rows, lists, B, bias, out)
  else gather(4, 4, rows, lists, B, bias, out)
}

/** See step. */
export function stepWeights(
  width: u32, inputs: u32, lists: usize, D: usize, weights: usize, decay: f32, rate: f32
): void {
  if (width == 32) step(32, 7, false, false, inputs, lists, D, weights, decay, rate, 0, 0, 0, 0, 0, 0, 0, 0, 0)
  else if (width == 16) step(16, 6, false, false, inputs, lists, D, weights, decay, rate, 0, 0, 0, 0, 0, 0, 0, 0, 0)
  else if (width == 8) step(8, 5, false, false, inputs, lists, D, weights, decay, rate, 0, 0, 0, 0, 0, 0, 0, 0, 0)
  else step(4, 4, false, false, inputs, lists, D, weights, decay, rate, 0, 0, 0, 0, 0, 0, 0, 0, 0)
}

/** See step, FOLDED. */
export function stepFoldedWeights(
  width: u32, inputs: u32, lists: usize, D: usize, weights: usize, decay: f32, rate: f32,
  means: usize, inverseVariances: usize, total: usize, shift: usize
): void {
  if (width == 32) step(32, 7, true, false, inputs, lists, D, weights, decay, rate, means, inverseVariances, total, shift, 0, 0, 0, 0, 0)
  else if (width == 16) step(16, 6, true, false, inputs, lists, D, weights, decay, rate, means, inverseVariances, total, shift, 0, 0, 0, 0, 0)
  else if (width == 8) step(8, 5, true, false, inputs, lists, D, weights, decay, rate, means, inverseVariances, total, shift, 0, 0, 0, 0, 0)
  else step(4, 4, true, false, inputs, lists, D, weights, decay, rate, means, inverseVariances, total, shift, 0, 0, 0, 0, 0)
}

/** See step, BY_FORMULA. */
export function stepWeightsByFormula(
  width: u32, inputs: u32, lists: usize, D: usize, weights: usize,
  formula: u32, first: usize, second: usize, settings: usize
): void {
  if (width == 32) step(32, 7, false, true, inputs, lists, D, weights, 0, 0, 0, 0, 0, 0, formula, first, second, settings, 0)
  else if (width == 16) step(16, 6, false, true, inputs, lists, D, weights, 0, 0, 0, 0, 0, 0, formula, first, second, settings, 0)
  else if (width == 8) step(8, 5, false, true, inputs, lists, D, weights, 0, 0, 0, 0, 0, 0, formula, first, second, settings, 0)
  else step(4, 4, false, true, inputs, lists, D, weights, 0, 0, 0, 0, 0, 0, formula, first, second, settings, 0)
}

/** See step, FOLDED and BY_FORMULA. */
export function stepFoldedWeightsByFormula(
  width: u32, inputs: u32, lists: usize, D: usize, weights: usize,
  formula: u32, first: usize, second: usize, settings: usize,
  means: usize, stds: usize, total: usize, shift: usize
): void {
  if (width == 32) step(32, 7, true, true, inputs, lists, D, weights, 0, 0, means, 0, total, shift, formula, first, second, settings, stds)
  else if (width == 16) step(16, 6, true, true, inputs, lists, D, weights, 0, 0, means, 0, total, shift, formula, first, second, settings, stds)
  else if (width == 8) step(8, 5, true, true, inputs, lists, D, weights, 0, 0, means, 0, total, shift, formula, first, second, settings, stds)
  else step(4, 4, true, true, inputs, lists, D, weights, 0, 0, means, 0, total, shift, formula, first, second, settings, stds)
}
