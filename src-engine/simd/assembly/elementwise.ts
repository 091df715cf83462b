/* What happens to each element: gates, masks, sums. Counts are in vectors of four. */

/** d = d * scale where g > 0, else 0, in place. */
export function gate(count: u32, d: usize, g: usize, scale: f32): void {
  const zero = f32x4.splat(0)
  const scales = f32x4.splat(scale)
  for (let i: u32 = 0; i < count; i++, d += 16, g += 16) {
    v128.store(d, v128.and(f32x4.mul(v128.load(d), scales), f32x4.gt(v128.load(g), zero)))
  }
}

/**
 * out = M * mask * scale, for a matrix in panels and a mask of bytes, row-major.
 * @param maskStride bytes a row of the mask
 */
export function applyMask(
  rows: u32,
  columns: u32,
  quads: usize,
  M: usize,
  mask: usize,
  maskStride: u32,
  scale: f32,
  out: usize
): void {
  const scales = f32x4.splat(scale)
  for (let c: u32 = 0; c < columns; c += 4) {
    const quad = quads + (c << 1)
    const stride = <usize>load<u32>(quad, 4)
    let place = <usize>load<u32>(quad)
    let bits = mask + c
    for (let r: u32 = 0; r < rows; r++, place += stride, bits += maskStride) {
      const kept = f32x4.convert_i32x4_u(
        i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(bits)))
      )
      v128.store(out + place, f32x4.mul(f32x4.mul(v128.load(M + place), kept), scales))
    }
  }
}

/** out = the sum of each column.  out: columns, rounded up to quads */
export function sumColumns(rows: u32, columns: u32, quads: usize, M: usize, out: usize): void {
  for (let c: u32 = 0; c < columns; c += 4, out += 16) {
    const quad = quads + (c << 1)
    const stride = <usize>load<u32>(quad, 4)
    let p = M + load<u32>(quad)
    let sum = f32x4.splat(0)
    for (let r: u32 = 0; r < rows; r++, p += stride) sum = f32x4.add(sum, v128.load(p))
    v128.store(out, sum)
  }
}

/** out = x - a * y */
export function subtractScaled(count: u32, x: usize, a: f32, y: usize, out: usize): void {
  const as = f32x4.splat(a)
  for (let i: u32 = 0; i < count; i++, x += 16, y += 16, out += 16) {
    v128.store(out, f32x4.sub(v128.load(x), f32x4.mul(as, v128.load(y))))
  }
}

/**
 * The sum over a panel of weights, rows x width, of scale[row] * w^2. Without scales (0) each is 1. Rows are summed up in
 * float32, in four lanes, the rows together in float64.
 */
export function sumOfSquares(width: u32, rows: u32, W: usize, scales: usize): f64 {
  let sum = f64x2.splat(0)
  for (let k: u32 = 0; k < rows; k++) {
    let row = f32x4.splat(0)
    for (let c: u32 = 0; c < width; c += 4, W += 16) {
      const w = v128.load(W)
      row = f32x4.add(row, f32x4.mul(w, w))
    }
    const halves = f32x4.add(
      row,
      i8x16.shuffle(row, row, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7)
    )
    const scale: f64 = scales ? <f64>load<f32>(scales + (k << 2)) : 1
    sum = f64x2.add(sum, f64x2.mul(f64x2.splat(scale), f64x2.promote_low_f32x4(halves)))
  }
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)
}

/** The sum over a panel of weights, rows x width, of scale[row] * |w|. Without scales (0) each is 1. */
export function sumOfAbsolutes(width: u32, rows: u32, W: usize, scales: usize): f64 {
  let sum: f64 = 0
  for (let k: u32 = 0; k < rows; k++) {
    let row = f32x4.splat(0)
    for (let c: u32 = 0; c < width; c += 4, W += 16) row = f32x4.add(row, f32x4.abs(v128.load(W)))
    const total =
      <f64>f32x4.extract_lane(row, 0) +
      <f64>f32x4.extract_lane(row, 1) +
      <f64>f32x4.extract_lane(row, 2) +
      <f64>f32x4.extract_lane(row, 3)
    sum += total * (scales ? <f64>load<f32>(scales + (k << 2)) : 1)
  }
  return sum
}

/**
 * Shortens the columns of a panel of weights, rows x width, to at most `limit`, in place, and with them a row of numbers
 * that are linear in them.
 *
 * @param scales a factor a row for the squares; without them (0) each is 1
 * @param along the row of width numbers; 0 where there is none
 */
export function limitNorms(width: u32, rows: u32, W: usize, scales: usize, limit: f32, along: usize): void {
  const stride = <usize>width << 2
  for (let c: usize = 0; c < stride; c += 16) {
    let squares = f32x4.splat(0)
    let p = W + c
    for (let k: u32 = 0; k < rows; k++, p += stride) {
      const w = v128.load(p)
      const square = f32x4.mul(w, w)
      squares = f32x4.add(squares, scales ? f32x4.mul(square, v128.load32_splat(scales + (k << 2))) : square)
    }
    const norms = f32x4.sqrt(squares)
    const limits = f32x4.splat(limit)
    const tooLong = f32x4.gt(norms, limits)
    if (!v128.any_true(tooLong)) continue
    const factors = v128.bitselect(f32x4.div(limits, norms), f32x4.splat(1), tooLong)
    p = W + c
    for (let k: u32 = 0; k < rows; k++, p += stride) v128.store(p, f32x4.mul(v128.load(p), factors))
    if (along) v128.store(along + c, f32x4.mul(v128.load(along + c), factors))
  }
}

/**
 * out = W^T, both in panels. W: rows x columns; out: columns x rows. Columns of out that fill up a quad become 0.
 */
export function transpose(
  rows: u32,
  columns: u32,
  quads: usize,
  W: usize,
  outQuads: usize,
  out: usize
): void {
  for (let k: u32 = 0; k < rows; k += 4) {
    const outQuad = outQuads + (k << 1)
    const outStride = <usize>load<u32>(outQuad, 4)
    for (let j: u32 = 0; j < columns; j += 4) {
      const quad = quads + (j << 1)
      const stride = <usize>load<u32>(quad, 4)
      const p = W + load<u32>(quad) + stride * k
      const zero = f32x4.splat(0)
      const r0 = v128.load(p)
      const r1 = k + 1 < rows ? v128.load(p + stride) : zero
      const r2 = k + 2 < rows ? v128.load(p + 2 * stride) : zero
      const r3 = k + 3 < rows ? v128.load(p + 3 * stride) : zero
      const a = i8x16.shuffle(r0, r1, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23)
      const b = i8x16.shuffle(r2, r3, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23)
      const c = i8x16.shuffle(r0, r1, 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31)
      const d = i8x16.shuffle(r2, r3, 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31)
      const o = out + load<u32>(outQuad) + outStride * j
      v128.store(o, i8x16.shuffle(a, b, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23))
      if (j + 1 < columns)
        v128.store(
          o + outStride,
          i8x16.shuffle(a, b, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31)
        )
      if (j + 2 < columns)
        v128.store(
          o + 2 * outStride,
          i8x16.shuffle(c, d, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23)
        )
      if (j + 3 < columns)
        v128.store(
          o + 3 * outStride,
          i8x16.shuffle(c, d, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31)
        )
    }
  }
}
