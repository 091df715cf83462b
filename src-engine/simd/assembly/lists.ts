/*
 * Lists of non-zeros: see products.ts. A "quad" is four neighbouring columns of a matrix in panels; the table of quads
 * has, for each, two u32: where its first row begins, in bytes from the matrix, and how far apart its rows are.
 */

/**
 * For each of the 16 patterns of lanes to keep, the bytes that bring them together at the front: shuffles for
 * i8x16.swizzle, 16 bytes a pattern.
 */
const compressions = memory.data<u8>([
  /*      */ 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128,
  /* 0    */ 0, 1, 2, 3, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128,
  /* 1    */ 4, 5, 6, 7, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128,
  /* 01   */ 0, 1, 2, 3, 4, 5, 6, 7, 128, 128, 128, 128, 128, 128, 128, 128,
  /* 2    */ 8, 9, 10, 11, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128,
  /* 02   */ 0, 1, 2, 3, 8, 9, 10, 11, 128, 128, 128, 128, 128, 128, 128, 128,
  /* 12   */ 4, 5, 6, 7, 8, 9, 10, 11, 128, 128, 128, 128, 128, 128, 128, 128,
  /* 012  */ 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 128, 128, 128, 128,
  /* 3    */ 12, 13, 14, 15, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128,
  /* 03   */ 0, 1, 2, 3, 12, 13, 14, 15, 128, 128, 128, 128, 128, 128, 128, 128,
  /* 13   */ 4, 5, 6, 7, 12, 13, 14, 15, 128, 128, 128, 128, 128, 128, 128, 128,
  /* 013  */ 0, 1, 2, 3, 4, 5, 6, 7, 12, 13, 14, 15, 128, 128, 128, 128,
  /* 23   */ 8, 9, 10, 11, 12, 13, 14, 15, 128, 128, 128, 128, 128, 128, 128, 128,
  /* 023  */ 0, 1, 2, 3, 8, 9, 10, 11, 12, 13, 14, 15, 128, 128, 128, 128,
  /* 123  */ 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 128, 128, 128, 128,
  /* 0123 */ 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
])

/**
 * Appends the non-zeros among four values, with four indices, at e. Writes up to 32 bytes, needed or not.
 * @returns where the next entry goes
 */
// @ts-ignore: decorator
@inline
export function append(e: usize, values: v128, indices: v128): usize {
  const kept = i32x4.bitmask(f32x4.ne(values, f32x4.splat(0)))
  const compression = v128.load(compressions + (kept << 4))
  const v = i8x16.swizzle(values, compression)
  const i = i8x16.swizzle(indices, compression)
  v128.store(e, i8x16.shuffle(i, v, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23))
  v128.store(e, i8x16.shuffle(i, v, 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31), 16)
  return e + (<usize>popcnt(kept) << 3)
}

/** The non-zeros of each row, by column. With RELU, max(M, 0) takes M's place first. */
// @ts-ignore: decorator
@inline
function listEachRow(RELU: bool, rows: u32, columns: u32, quads: usize, M: usize, lists: usize, entries: usize): void {
  const zero = f32x4.splat(0)
  const fours = i32x4.splat(4)
  let e = entries
  for (let r: u32 = 0; r < rows; r++) {
    const first = e
    store<u32>(lists + (r << 3), <u32>e)
    let indices = i32x4(0, 1, 2, 3)
    for (let c: u32 = 0; c < columns; ) {
      // The quads of a panel lie side by side: its rows are as far apart as they are long.
      const quad = quads + (c << 1)
      const stride = load<u32>(quad, 4)
      let p = M + load<u32>(quad) + <usize>stride * r
      const end = min(columns, c + (stride >> 2))
      for (; c < end; c += 4, p += 16) {
        let values = v128.load(p)
        if (RELU) {
          // NaN stays NaN, so that a divergence shows.
          values = f32x4.pmax(values, zero)
          v128.store(p, values)
        }
        e = append(e, values, indices)
        indices = i32x4.add(indices, fours)
      }
    }
    // What fills up the last quad does not count.
    if (!RELU) while (e > first && load<u32>(e - 8) >= columns) e -= 8
    store<u32>(lists + (r << 3), <u32>e, 4)
  }
}

/** See listEachRow. */
export function listRows(rows: u32, columns: u32, quads: usize, M: usize, lists: usize, entries: usize): void {
  listEachRow(false, rows, columns, quads, M, lists, entries)
}

/** See listEachRow. */
export function reluAndListRows(rows: u32, columns: u32, quads: usize, M: usize, lists: usize, entries: usize): void {
  listEachRow(true, rows, columns, quads, M, lists, entries)
}

/** The non-zeros of each column, by row. */
export function listColumns(rows: u32, columns: u32, quads: usize, M: usize, lists: usize, entries: usize): void {
  let e = entries
  for (let c: u32 = 0; c < columns; c++) {
    store<u32>(lists + (c << 3), <u32>e)
    const quad = quads + ((c >> 2) << 3)
    const stride = <usize>load<u32>(quad, 4)
    let p = M + load<u32>(quad) + ((c & 3) << 2)
    for (let r: u32 = 0; r < rows; r++, p += stride) {
      const value = load<f32>(p)
      store<u32>(e, r)
      store<f32>(e, value, 4)
      e += <usize>(value != 0) << 3
    }
    store<u32>(lists + (c << 3), <u32>e, 4)
  }
}

/** The lists of the columns, from those of the rows, by counting; within a column the rows ascend. */
export function transposeLists(rows: u32, columns: u32, rowLists: usize, lists: usize, entries: usize): void {
  memory.fill(lists, 0, columns << 3)
  // First the number of entries of each list in the place of its end, ...
  for (let r: u32 = 0; r < rows; r++) {
    const end = <usize>load<u32>(rowLists + (r << 3), 4)
    for (let e = <usize>load<u32>(rowLists + (r << 3)); e < end; e += 8) {
      const list = lists + (<usize>load<u32>(e) << 3)
      store<u32>(list, load<u32>(list, 4) + 8, 4)
    }
  }
  // ... then its beginning in both, ...
  let next = <u32>entries
  for (let c: u32 = 0; c < columns; c++) {
    const list = lists + (c << 3)
    const bytes = load<u32>(list, 4)
    store<u32>(list, next)
    store<u32>(list, next, 4)
    next += bytes
  }
  // ... and the end moves on as it fills.
  for (let r: u32 = 0; r < rows; r++) {
    const end = <usize>load<u32>(rowLists + (r << 3), 4)
    for (let e = <usize>load<u32>(rowLists + (r << 3)); e < end; e += 8) {
      const list = lists + (<usize>load<u32>(e) << 3)
      const at = <usize>load<u32>(list, 4)
      store<u32>(at, r)
      store<f32>(at, load<f32>(e, 4), 4)
      store<u32>(list, <u32>at + 8, 4)
    }
  }
}

/** How many of so many vectors' 16 bytes are not 0. */
export function countBytes(vectors: u32, bytes: usize): u32 {
  let count: u32 = 0
  for (let i: u32 = 0; i < vectors; i++, bytes += 16) {
    count += popcnt(<u32>i8x16.bitmask(i8x16.ne(v128.load(bytes), i8x16.splat(0))))
  }
  return count
}

/**
 * The non-zeros of rows of bytes, by column, as numbers.
 *
 * @param stride bytes a row, a multiple of 16
 * @param kept a row of bytes, 0 for columns to leave out, else 255
 * @param ends receives a u32 a row: where its entries end and the next row's begin
 */
export function listBytes(rows: u32, stride: u32, bytes: usize, kept: usize, ends: usize, entries: usize): void {
  let e = entries
  for (let r: u32 = 0; r < rows; r++) {
    for (let c: u32 = 0; c < stride; c += 16, bytes += 16) {
      const values = v128.and(v128.load(bytes), v128.load(kept + c))
      let rest = <u32>i8x16.bitmask(i8x16.ne(values, i8x16.splat(0)))
      for (; rest; rest &= rest - 1) {
        const lane = ctz(rest)
        store<u32>(e, c + lane)
        store<f32>(e, <f32>load<u8>(bytes + lane), 4)
        e += 8
      }
    }
    store<u32>(ends + (r << 2), <u32>e)
  }
}
