import { readFileSync } from 'node:fs'

const files = {
  plain: new URL('../simd/kernels.wasm', import.meta.url),
  relaxed: new URL('../simd/kernels-relaxed.wasm', import.meta.url)
}

export type Arithmetic = keyof typeof files

/** The fast engine's kernels; null where WebAssembly cannot run them (no SIMD, or no relaxed SIMD). */
export function loadKernels(arithmetic: Arithmetic): WebAssembly.Module | null {
  const bytes = readFileSync(files[arithmetic])
  return WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : null
}
