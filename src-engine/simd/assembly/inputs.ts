/*
 * Noise and dropout of the inputs of a training batch: see src-engine/training/training-batches.ts, in terms of what the
 * first layer takes, x = std * z + mean (raw features), or z itself with means of 0.
 */
import { append } from './lists'
import { next0, next1, next2, next3, philox8, word0, word1, word2, word3 } from './philox'
import { all, cosine, log4, sine, sineAndCosine4 } from './vector-functions'

/** sqrt(-2 log((a + 1) / 2^24)), a: the upper 24 bits of the word */
// @ts-ignore: decorator
@inline
function radius(word: v128): v128 {
  const a = f32x4.convert_i32x4_s(i32x4.add(i32x4.shr_u(word, 8), i32x4.splat(1)))
  const u = f32x4.mul(a, all(5.9604644775390625e-8))
  return f32x4.sqrt(f32x4.mul(log4(u), all(-2)))
}

/** p += scale * normal */
// @ts-ignore: decorator
@inline
function addScaled(p: usize, scales: usize, normal: v128): void {
  v128.store(p, f32x4.add(v128.load(p), f32x4.mul(v128.load(scales), normal)))
}

/** Adds the normals that four random words a column make to 16 columns. */
// @ts-ignore: decorator
@inline
function addNormals(p: usize, scales: usize, w0: v128, w1: v128, w2: v128, w3: v128): void {
  const r0 = radius(w0)
  const r1 = radius(w2)
  sineAndCosine4(i32x4.shr_u(w1, 8))
  addScaled(p, scales, f32x4.mul(r0, cosine))
  addScaled(p + 16, scales + 16, f32x4.mul(r0, sine))
  sineAndCosine4(i32x4.shr_u(w3, 8))
  addScaled(p + 32, scales + 32, f32x4.mul(r1, cosine))
  addScaled(p + 48, scales + 48, f32x4.mul(r1, sine))
}

/** Adds the noise of a batch's row (see drawNoise in random/input-draws.ts) to a row of values, 32 columns at a time. */
function addNoise(columns: u32, row: u32, values: usize, scales: usize, seed: u32, key1: u32, epoch: u32, batch: u32): void {
  for (let c: u32 = 0; c < columns; c += 32) {
    const p = values + (c << 2)
    const scale = scales + (c << 2)
    const areOn = isAnyOn(scale)
    const nextAreOn = isAnyOn(scale + 64)
    if (!areOn && !nextAreOn) continue
    philox8(c >> 2, row, batch, epoch, seed, key1)
    if (areOn) addNormals(p, scale, word0, word1, word2, word3)
    if (nextAreOn) addNormals(p + 64, scale + 64, next0, next1, next2, next3)
  }
}

/** Whether any of 16 columns is not switched off: at the rim of images many are. */
// @ts-ignore: decorator
@inline
function isAnyOn(scales: usize): bool {
  const first = v128.or(v128.load(scales), v128.load(scales, 16))
  const second = v128.or(v128.load(scales, 32), v128.load(scales, 48))
  return v128.any_true(v128.or(first, second))
}

/** Puts the mean in the place of what the mask drops, and multiplies all by `scale`. Columns: rounded up to 32. */
function drop(columns: u32, values: usize, means: usize, mask: usize, scale: f32): void {
  const scales = all(scale)
  for (let c: u32 = 0; c < columns; c += 4) {
    const p = values + (c << 2)
    const bits = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(mask + c)))
    const kept = i32x4.ne(bits, i32x4.splat(0))
    const value = v128.bitselect(v128.load(p), v128.load(means + (c << 2)), kept)
    v128.store(p, f32x4.mul(value, scales))
  }
}

/**
 * Lists of a batch's inputs with noise added and some of them dropped.
 *
 * @param rowLists the inputs as they are
 * @param row room for a row of values; columns, as of all arrays here, rounded up to 32
 * @param noiseScales std of the noise in units of each column, 0 for those that are off; 0 for no noise
 * @param mask bytes of 0 and 1, a row each `maskStride`; 0 for no dropout
 * @param scale 1 / keep
 * @param lists, entries the new lists
 */
export function perturbRows(
  rows: u32, columns: u32, rowLists: usize, row: usize,
  noiseScales: usize, seed: u32, key1: u32, epoch: u32, batch: u32,
  means: usize, mask: usize, maskStride: u32, scale: f32,
  lists: usize, entries: usize
): void {
  const padded = (columns + 31) & ~31
  let e = entries
  for (let r: u32 = 0; r < rows; r++) {
    memory.fill(row, 0, padded << 2)
    const end = <usize>load<u32>(rowLists + (r << 3), 4)
    for (let from = <usize>load<u32>(rowLists + (r << 3)); from < end; from += 8) {
      store<f32>(row + (<usize>load<u32>(from) << 2), load<f32>(from, 4))
    }
    if (noiseScales) addNoise(columns, r, row, noiseScales, seed, key1, epoch, batch)
    if (mask) drop(padded, row, means, mask + r * maskStride, scale)
    store<u32>(lists + (r << 3), <u32>e)
    let indices = i32x4(0, 1, 2, 3)
    for (let c: u32 = 0; c < columns; c += 4) {
      e = append(e, v128.load(row + (c << 2)), indices)
      indices = i32x4.add(indices, i32x4.splat(4))
    }
    store<u32>(lists + (r << 3), <u32>e, 4)
  }
}
