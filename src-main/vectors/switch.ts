import { setFlagsFromString } from 'node:v8'

/** V8's option. */
export const WIDE_VECTORS = '--experimental-wasm-revectorize'

/**
 * From now on V8 makes pairs of the kernels' 128-bit instructions into 256-bit ones where the processor has them, in
 * every module that it compiles. Results keep their bits: neither order nor rounding of any operation changes.
 */
export function turnOnWideVectors(): void {
  setFlagsFromString(WIDE_VECTORS)
}
