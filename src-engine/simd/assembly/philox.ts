/* Philox, and the dropout masks of random/streams.ts, bit for bit, eight counters at a time. */

/** The multipliers of the two halves and the steps of the two keys. In memory, because constants would be made anew each time. */
const constants = memory.data<u32>([0xd2511f53, 0xcd9e8d57, 0x9e3779b9, 0xbb67ae85])

/** The upper halves of the four 64-bit products. */
// @ts-ignore: decorator
@inline
function high(low: v128, top: v128): v128 {
  return i8x16.shuffle(low, top, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31)
}

/** The upper halves of the products of a's words with m's. */
// @ts-ignore: decorator
@inline
function multiplyHigh(a: v128, m: v128): v128 {
  return high(i64x2.extmul_low_i32x4_u(a, m), i64x2.extmul_high_i32x4_u(a, m))
}

/*
 * What philox8 leaves: word w of counters 0, 1, 2, 3 and of 4, 5, 6, 7. There is one thread, and the caller takes them at
 * once.
 */
export let word0: v128 = i32x4.splat(0)
export let word1: v128 = i32x4.splat(0)
export let word2: v128 = i32x4.splat(0)
export let word3: v128 = i32x4.splat(0)
export let next0: v128 = i32x4.splat(0)
export let next1: v128 = i32x4.splat(0)
export let next2: v128 = i32x4.splat(0)
export let next3: v128 = i32x4.splat(0)

/**
 * Philox4x32-10 of the counters (first .. first + 7, row, batch, epoch). Two times four side by side, a and b: each round
 * waits for the one before it.
 */
// @ts-ignore: decorator
@inline
export function philox8(first: u32, row: u32, batch: u32, epoch: u32, seed: u32, key1: u32): void {
  const m0 = v128.load32_splat(constants)
  const m1 = v128.load32_splat(constants, 4)
  let a0 = i32x4.add(i32x4.splat(first), i32x4(0, 1, 2, 3))
  let b0 = i32x4.add(i32x4.splat(first), i32x4(4, 5, 6, 7))
  let a1 = i32x4.splat(row), b1 = a1
  let a2 = i32x4.splat(batch), b2 = a2
  let a3 = i32x4.splat(epoch), b3 = a3
  let k0 = i32x4.splat(seed)
  let k1 = i32x4.splat(key1)
  for (let round = 0; round < 10; round++) {
    const nextA0 = v128.xor(v128.xor(multiplyHigh(a2, m1), a1), k0)
    const nextB0 = v128.xor(v128.xor(multiplyHigh(b2, m1), b1), k0)
    const nextA2 = v128.xor(v128.xor(multiplyHigh(a0, m0), a3), k1)
    const nextB2 = v128.xor(v128.xor(multiplyHigh(b0, m0), b3), k1)
    // The lower halves once more: a product is cheaper than to bring them together.
    a1 = i32x4.mul(a2, m1)
    b1 = i32x4.mul(b2, m1)
    a3 = i32x4.mul(a0, m0)
    b3 = i32x4.mul(b0, m0)
    a0 = nextA0
    b0 = nextB0
    a2 = nextA2
    b2 = nextB2
    k0 = i32x4.add(k0, v128.load32_splat(constants, 8))
    k1 = i32x4.add(k1, v128.load32_splat(constants, 12))
  }
  word0 = a0
  word1 = a1
  word2 = a2
  word3 = a3
  next0 = b0
  next1 = b1
  next2 = b2
  next3 = b3
}

/** 16 bytes of 1 where a word is below the threshold, else 0. */
// @ts-ignore: decorator
@inline
function areBelow(thresholds: v128, w0: v128, w1: v128, w2: v128, w3: v128): v128 {
  const first = i16x8.narrow_i32x4_s(i32x4.lt_u(w0, thresholds), i32x4.lt_u(w1, thresholds))
  const second = i16x8.narrow_i32x4_s(i32x4.lt_u(w2, thresholds), i32x4.lt_u(w3, thresholds))
  return i8x16.neg(i8x16.narrow_i16x8_s(first, second))
}

/**
 * See drawMask in random/streams.ts. Bytes of 0 and 1, row-major.
 *
 * @param threshold a random word below it keeps the unit
 * @param stride bytes a row of the mask: units, rounded up to 32
 */
export function drawMask(
  rows: u32, units: u32, seed: u32, key1: u32, epoch: u32, batch: u32, threshold: u32, mask: usize, stride: u32
): void {
  const thresholds = i32x4.splat(threshold)
  for (let row: u32 = 0; row < rows; row++, mask += stride) {
    for (let unit: u32 = 0; unit < units; unit += 32) {
      philox8(unit >> 2, row, batch, epoch, seed, key1)
      v128.store(mask + unit, areBelow(thresholds, word0, word1, word2, word3))
      v128.store(mask + unit, areBelow(thresholds, next0, next1, next2, next3), 16)
    }
  }
}
