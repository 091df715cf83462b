import { readFileSync } from 'node:fs'

const files = {
  plain: new URL('../simd/kernels.wasm', import.meta.url),
  relaxed: new URL('../simd/kernels-relaxed.wasm', import.meta.url)
}

export type Arithmetic = keyof typeof files

const loaded = new Map<Arithmetic, WebAssembly.Module | null>()

/** The fast engine's kernels as they were built. */
export const readKernels = (arithmetic: Arithmetic): Uint8Array<ArrayBuffer> =>
  readFileSync(files[arithmetic])

/**
 * The fast engine's kernels, compiled; null where WebAssembly cannot run them (no SIMD, or no relaxed SIMD). Compiled once a
 * thread: the next run finds them optimized.
 */
export function loadKernels(arithmetic: Arithmetic): WebAssembly.Module | null {
  let kernels = loaded.get(arithmetic)
  if (kernels === undefined) {
    const bytes = readKernels(arithmetic)
    kernels = WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : null
    loaded.set(arithmetic, kernels)
  }
  return kernels
}
