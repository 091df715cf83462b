import type { NumpyLegacyState } from '../../src-engine/random/numpy-legacy.ts'

/*
 * NumPy's legacy generator as bytes, little-endian: the 624 words of the key, the position in it, whether a normal is
 * waiting (0 or 1), and that normal.
 */
const KEY_WORDS = 624
const POSITION = KEY_WORDS * 4
const IS_WAITING = POSITION + 4
const NORMAL = IS_WAITING + 4
const LENGTH = NORMAL + 8

export function encodeLegacyState({ key, position, waitingNormal }: NumpyLegacyState): Uint8Array {
  const bytes = new Uint8Array(LENGTH)
  const view = new DataView(bytes.buffer)
  key.forEach((word, i) => {
    view.setUint32(i * 4, word, true)
  })
  view.setUint32(POSITION, position, true)
  view.setUint32(IS_WAITING, waitingNormal === null ? 0 : 1, true)
  view.setFloat64(NORMAL, waitingNormal ?? 0, true)
  return bytes
}

export function decodeLegacyState(bytes: Uint8Array): NumpyLegacyState {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return {
    key: Uint32Array.from({ length: KEY_WORDS }, (_, i) => view.getUint32(i * 4, true)),
    position: view.getUint32(POSITION, true),
    waitingNormal: view.getUint32(IS_WAITING, true) === 1 ? view.getFloat64(NORMAL, true) : null
  }
}
