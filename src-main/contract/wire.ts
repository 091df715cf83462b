import type { StandardRPCCustomJsonSerializer } from '@orpc/client/standard'

/**
 * What JSON cannot carry by itself and every door must: columns of numbers, bytes, and infinities (NaN it can). Without
 * these they would arrive as something else, silently.
 */
export const wireTypes: StandardRPCCustomJsonSerializer[] = [
  {
    type: 21,
    condition: (data) => data instanceof Float64Array,
    serialize: (data: Float64Array) =>
      toBase64(new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
    deserialize: (text: string) => new Float64Array(fromBase64(text).buffer)
  },
  {
    type: 22,
    condition: (data) => data instanceof Uint8Array,
    serialize: (data: Uint8Array) => toBase64(data),
    deserialize: (text: string) => fromBase64(text)
  },
  {
    type: 23,
    condition: (data) => data === Infinity || data === -Infinity,
    serialize: String,
    deserialize: Number
  }
]

/** As many bytes as go into one call's arguments. */
const PIECE = 0x8000

function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (let i = 0; i < bytes.length; i += PIECE) {
    // Spread, a typed array is read through its iterator: five times slower.
    binary += String(Reflect.apply(String.fromCharCode, null, bytes.subarray(i, i + PIECE)))
  }
  return btoa(binary)
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i)
  return bytes
}
