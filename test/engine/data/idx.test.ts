import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BadInput } from '../../../src-engine/bad-input.ts'
import {
  decodeIdxItems,
  encodeIdxHeader,
  encodeIdxItems,
  IDX_MAX_HEADER_BYTES,
  parseIdxHeader
} from '../../../src-engine/data/idx.ts'

const parse = (...bytes: number[]) => parseIdxHeader(Uint8Array.from(bytes), 'file.idx')

function shared(bytes: Uint8Array): Uint8Array<SharedArrayBuffer> {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length))
  copy.set(bytes)
  return copy
}

describe('the header of an IDX file', () => {
  it('is read as MNIST publishes it: 60000 images of 28 x 28 bytes', () => {
    expect(parse(0, 0, 8, 3, 0, 0, 0xea, 0x60, 0, 0, 0, 28, 0, 0, 0, 28)).toEqual({
      type: 'ubyte',
      sizes: [60_000, 28, 28],
      headerBytes: 16,
      dataBytes: 47_040_000
    })
  })

  it('is written as it is read, for every type and any sizes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('ubyte', 'float', 'double'),
        fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 5 }),
        (type, sizes) => {
          const bytes = encodeIdxHeader(type, sizes)
          expect(parseIdxHeader(bytes, 'file.idx')).toMatchObject({ type, sizes, headerBytes: bytes.length })
        }
      )
    )
  })

  it('counts bytes of the item type: 3 doubles are 24', () => {
    expect(parse(0, 0, 0x0e, 1, 0, 0, 0, 3).dataBytes).toBe(24)
  })

  it.each([
    ['nothing at all', [], /file\.idx is not an IDX file.*came nothing/],
    ['a PNG image', [0x89, 0x50, 0x4e, 0x47], /file\.idx is not an IDX file.*came 89 50 4e 47.*as CSV/],
    ['an item type the lab does not read', [0, 0, 0x0c, 1, 0, 0, 0, 1], /type 0c \(int\); expected .*\(08\)/],
    ['an item type IDX does not have', [0, 0, 0x77, 1, 0, 0, 0, 1], /type 77 \(unknown to IDX\)/],
    ['0 dimensions', [0, 0, 8, 0], /0 dimensions; expected 1 or more/],
    ['a header cut short', [0, 0, 8, 3, 0, 0], /truncated: 3 dimensions need a header of 16 bytes, came 6/],
    [
      'sizes whose product is beyond 2^53',
      [0, 0, 8, 2, 255, 255, 255, 255, 255, 255, 255, 255],
      /4294967295 x 4294967295 items, more than any file/
    ]
  ])('is refused for %s', (_, bytes, message) => {
    expect(() => parse(...bytes)).toThrow(BadInput)
    expect(() => parse(...bytes)).toThrow(message)
  })

  it('never fails other than with BadInput, whatever the bytes', () => {
    const anything = fc.uint8Array({ maxLength: IDX_MAX_HEADER_BYTES + 10 })
    const nearlyIdx = anything.map((bytes) => Uint8Array.of(0, 0, 8, ...bytes))
    fc.assert(
      fc.property(fc.oneof(anything, nearlyIdx), (bytes) => {
        try {
          expect(parseIdxHeader(bytes, 'file.idx').dataBytes).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER)
        } catch (error) {
          expect(error).toBeInstanceOf(BadInput)
        }
      }),
      { numRuns: 1000 }
    )
  })
})

describe('the items of an IDX file', () => {
  it('are the bytes themselves for ubyte', () => {
    const bytes = shared(Uint8Array.of(0, 7, 255))
    expect(encodeIdxItems(bytes)).toBe(bytes)
    expect(decodeIdxItems('ubyte', bytes)).toBe(bytes)
  })

  it('are big-endian doubles, the same bits after a round trip', () => {
    expect([...encodeIdxItems(Float64Array.of(1))]).toEqual([0x3f, 0xf0, 0, 0, 0, 0, 0, 0])
    fc.assert(
      fc.property(fc.float64Array(), (values) => {
        expect([...decodeIdxItems('double', shared(encodeIdxItems(values)))]).toEqual([...values])
      })
    )
  })

  it('are read from floats as well', () => {
    expect([...decodeIdxItems('float', shared(Uint8Array.of(0x3f, 0x80, 0, 0, 0xbf, 0, 0, 0)))]).toEqual([
      1, -0.5
    ])
  })
})
