import { exp2, log } from './functions'

/** Keeps log finite when a probability is 0, as in the reference engine. */
// @ts-ignore: decorator
@inline
const EPSILON: f64 = 1e-15

/** A row's e^(z - max), for as many classes as a byte can name. */
const exponentials = memory.data(256 * 8, 16)

/** All ones in the lanes of the first classes, for quads that are not full: 0 to 3 of them. */
const lanes = memory.data<u32>([0, 0, 0, 0, ~0, 0, 0, 0, ~0, ~0, 0, 0, ~0, ~0, ~0, 0])

/**
 * Softmax, cross-entropy and its gradient in one pass over the logits Z, rows x classes in panels.
 *
 * @param labels a byte a row
 * @param smoothing the share of each target that is spread evenly over all classes
 * @param D receives probabilities minus targets; 0 when they are not wanted
 * @param predictions receives the class with the greatest logit, the first of equals, a byte a row; 0 when not wanted
 * @returns the sum over the rows of -log(probability of the label + 1e-15), or of its mean over a smoothed target
 */
export function crossEntropy(
  rows: u32, classes: u32, quads: usize, Z: usize, labels: usize, smoothing: f64, D: usize, predictions: usize
): f64 {
  let loss: f64 = 0
  const evenly = smoothing / <f64>classes
  for (let r: u32 = 0; r < rows; r++) {
    const label = <u32>load<u8>(labels + r)
    const max = greatest(classes, quads, Z, r)
    if (predictions) store<u8>(predictions + r, <u8>firstAt(max, classes, quads, Z, r))
    const sum = exponentiate(classes, quads, Z, r, <f64>max)
    const atLabel = load<f64>(exponentials + (label << 3))
    loss -= (1 - smoothing) * log(atLabel / sum + EPSILON)
    if (smoothing > 0) {
      for (let c: u32 = 0; c < classes; c++) loss -= evenly * log(load<f64>(exponentials + (c << 3)) / sum + EPSILON)
    }
    if (D) {
      storeDeltas(classes, quads, D, r, 1 / sum, evenly)
      const p = <f64>(<f32>atLabel) * (1 / sum)
      const quad = quads + ((label >> 2) << 3)
      store<f32>(D + placeOf(quad, r) + ((label & 3) << 2), <f32>(p - (1 - smoothing) - evenly))
    }
  }
  return loss
}

/** Where a quad's row begins: see lists.ts. */
// @ts-ignore: decorator
@inline
function placeOf(quad: usize, r: u32): usize {
  return <usize>load<u32>(quad) + <usize>load<u32>(quad, 4) * r
}

/** A mask of the quad's lanes that are classes, c being the first. */
// @ts-ignore: decorator
@inline
function lanesOf(c: u32, classes: u32): v128 {
  return classes - c < 4 ? v128.load(lanes + ((classes - c) << 4)) : i32x4.splat(-1)
}

/** The greatest logit of a row. */
// @ts-ignore: decorator
@inline
function greatest(classes: u32, quads: usize, Z: usize, r: u32): f32 {
  let max = f32x4.splat(-Infinity)
  for (let c: u32 = 0; c < classes; c += 4) {
    const z = v128.load(Z + placeOf(quads + (c << 1), r))
    max = f32x4.pmax(max, v128.bitselect(z, f32x4.splat(-Infinity), lanesOf(c, classes)))
  }
  max = f32x4.pmax(max, i8x16.shuffle(max, max, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7))
  max = f32x4.pmax(max, i8x16.shuffle(max, max, 4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11))
  return f32x4.extract_lane(max, 0)
}

/** The first class of a row with this logit; 0 where there is none (NaN). */
// @ts-ignore: decorator
@inline
function firstAt(logit: f32, classes: u32, quads: usize, Z: usize, r: u32): u32 {
  for (let c: u32 = 0; c < classes; c += 4) {
    const z = v128.load(Z + placeOf(quads + (c << 1), r))
    const found = i32x4.bitmask(v128.and(f32x4.eq(z, f32x4.splat(logit)), lanesOf(c, classes)))
    if (found) return c + ctz(found)
  }
  return 0
}

/** Leaves e^(z - max) of a row in `exponentials`. Returns their sum. */
// @ts-ignore: decorator
@inline
function exponentiate(classes: u32, quads: usize, Z: usize, r: u32, max: f64): f64 {
  const maxima = f64x2.splat(max)
  for (let c: u32 = 0; c < classes; c += 4) {
    const z = v128.load(Z + placeOf(quads + (c << 1), r))
    const upper = i8x16.shuffle(z, z, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7)
    const at = exponentials + (c << 3)
    v128.store(at, exp2(f64x2.sub(f64x2.promote_low_f32x4(z), maxima)))
    v128.store(at, exp2(f64x2.sub(f64x2.promote_low_f32x4(upper), maxima)), 16)
  }
  let sum: f64 = 0
  for (let c: u32 = 0; c < classes; c++) sum += load<f64>(exponentials + (c << 3))
  return sum
}

/** e / sum - evenly for a row's classes, and 0 for what fills up its last quad. */
// @ts-ignore: decorator
@inline
function storeDeltas(classes: u32, quads: usize, D: usize, r: u32, scale: f64, evenly: f64): void {
  const scales = f64x2.splat(scale)
  const shares = f64x2.splat(evenly)
  for (let c: u32 = 0; c < classes; c += 4) {
    const at = exponentials + (c << 3)
    // Rounded to float32 in between, as if they had been stored there.
    const low = f64x2.promote_low_f32x4(f32x4.demote_f64x2_zero(v128.load(at)))
    const high = f64x2.promote_low_f32x4(f32x4.demote_f64x2_zero(v128.load(at, 16)))
    const first = f32x4.demote_f64x2_zero(f64x2.sub(f64x2.mul(low, scales), shares))
    const second = f32x4.demote_f64x2_zero(f64x2.sub(f64x2.mul(high, scales), shares))
    const deltas = i8x16.shuffle(first, second, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23)
    v128.store(D + placeOf(quads + (c << 1), r), v128.and(deltas, lanesOf(c, classes)))
  }
}
