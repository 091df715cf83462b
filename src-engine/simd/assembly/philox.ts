/* Philox, and the dropout masks of random/streams.ts, bit for bit, four counters at a time. */

// @ts-ignore: decorator
@inline
const MULTIPLIER_0: u32 = 0xd2511f53
// @ts-ignore: decorator
@inline
const MULTIPLIER_1: u32 = 0xcd9e8d57
// @ts-ignore: decorator
@inline
const WEYL_0: u32 = 0x9e3779b9
// @ts-ignore: decorator
@inline
const WEYL_1: u32 = 0xbb67ae85

/** The upper halves of the four 64-bit products. */
// @ts-ignore: decorator
@inline
function high(low: v128, top: v128): v128 {
  return i8x16.shuffle(low, top, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31)
}

/** The lower halves. */
// @ts-ignore: decorator
@inline
function low(lower: v128, top: v128): v128 {
  return i8x16.shuffle(lower, top, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27)
}

/* What philox4 leaves: word w of counters 0, 1, 2, 3. There is one thread, and the caller takes them at once. */
export let word0: v128 = i32x4.splat(0)
export let word1: v128 = i32x4.splat(0)
export let word2: v128 = i32x4.splat(0)
export let word3: v128 = i32x4.splat(0)

/** Philox4x32-10 of the counters (first .. first + 3, row, batch, epoch). */
// @ts-ignore: decorator
@inline
export function philox4(first: u32, row: u32, batch: u32, epoch: u32, seed: u32, key1: u32): void {
  const m0 = i32x4.splat(MULTIPLIER_0)
  const m1 = i32x4.splat(MULTIPLIER_1)
  let c0 = i32x4.add(i32x4.splat(first), i32x4(0, 1, 2, 3))
  let c1 = i32x4.splat(row)
  let c2 = i32x4.splat(batch)
  let c3 = i32x4.splat(epoch)
  let k0 = seed
  let k1 = key1
  for (let round = 0; round < 10; round++) {
    const low0 = i64x2.extmul_low_i32x4_u(c0, m0)
    const top0 = i64x2.extmul_high_i32x4_u(c0, m0)
    const low1 = i64x2.extmul_low_i32x4_u(c2, m1)
    const top1 = i64x2.extmul_high_i32x4_u(c2, m1)
    c0 = v128.xor(v128.xor(high(low1, top1), c1), i32x4.splat(k0))
    c2 = v128.xor(v128.xor(high(low0, top0), c3), i32x4.splat(k1))
    c1 = low(low1, top1)
    c3 = low(low0, top0)
    k0 += WEYL_0
    k1 += WEYL_1
  }
  word0 = c0
  word1 = c1
  word2 = c2
  word3 = c3
}

/**
 * See drawMask in random/streams.ts. Bytes of 0 and 1, row-major.
 *
 * @param threshold a random word below it keeps the unit
 * @param stride bytes a row of the mask: units, rounded up to 16
 */
export function drawMask(
  rows: u32, units: u32, seed: u32, key1: u32, epoch: u32, batch: u32, threshold: u32, mask: usize, stride: u32
): void {
  const thresholds = i32x4.splat(threshold)
  const ones = i8x16.splat(1)
  for (let row: u32 = 0; row < rows; row++) {
    for (let unit: u32 = 0; unit < units; unit += 16) {
      philox4(unit >> 2, row, batch, epoch, seed, key1)
      const first = i16x8.narrow_i32x4_s(i32x4.lt_u(word0, thresholds), i32x4.lt_u(word1, thresholds))
      const second = i16x8.narrow_i32x4_s(i32x4.lt_u(word2, thresholds), i32x4.lt_u(word3, thresholds))
      v128.store(mask + unit, v128.and(i8x16.narrow_i16x8_s(first, second), ones))
    }
    mask += stride
  }
}
