import { StandardRPCJsonSerializer } from '@orpc/client/standard'
import { describe, expect, it } from 'vitest'
import { wireTypes } from '../../src-main/contract/wire.ts'

const serializer = new StandardRPCJsonSerializer({ customJsonSerializers: wireTypes })

/** What arrives at the other end of a door. */
function carried(value: unknown): unknown {
  const [json, meta] = serializer.serialize(value)
  const wire = JSON.parse(JSON.stringify({ json, meta })) as { json: unknown; meta: typeof meta }
  return serializer.deserialize(wire.json, wire.meta)
}

describe('what doors carry', () => {
  it('keeps every bit of a column of numbers, and what are no numbers in it', () => {
    const column = Float64Array.of(0.1, -0, NaN, Infinity, -Infinity, 5e-324, Number.MAX_VALUE)
    const arrived = carried({ column }) as { column: Float64Array }
    expect(new Uint8Array(arrived.column.buffer)).toEqual(new Uint8Array(column.buffer))
  })

  it('keeps columns that are longer than one piece of text', () => {
    const column = Float64Array.from({ length: 50_001 }, (_, i) => Math.sqrt(i))
    expect(carried(column)).toEqual(column)
  })

  it('keeps a part of a larger buffer as just that part', () => {
    const whole = Uint8Array.of(1, 2, 3, 4, 5)
    expect(carried(whole.subarray(1, 3))).toEqual(Uint8Array.of(2, 3))
  })

  it('keeps infinities and NaN outside of columns', () => {
    expect(carried({ a: Infinity, b: -Infinity, c: NaN, d: null })).toEqual({
      a: Infinity,
      b: -Infinity,
      c: NaN,
      d: null
    })
  })
})
