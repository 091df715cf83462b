import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Arithmetic } from '../src-engine/worker/load-kernels.ts'

// In a process of its own, because its types would redefine those of arrays and numbers.
const compiler = fileURLToPath(new URL('../node_modules/assemblyscript/bin/asc.js', import.meta.url))
const simd = new URL('../src-engine/simd/', import.meta.url)

/** What the kernels' sources compile to, and the files it is kept in. */
export function builtKernels(): { file: URL; bytes: Uint8Array }[] {
  const source = new URL('assembly/kernels.ts', simd)
  return [
    { file: new URL('kernels.wasm', simd), bytes: compile(source, 'plain') },
    { file: new URL('kernels-relaxed.wasm', simd), bytes: compile(source, 'relaxed') }
  ]
}

/** Compiles AssemblyScript to WebAssembly with SIMD. */
export function compile(source: URL, arithmetic: Arithmetic): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'ablation-lab-compile-'))
  try {
    const output = join(folder, 'output.wasm')
    const features = arithmetic === 'relaxed' ? ['simd', 'relaxed-simd'] : ['simd']
    const flags = ['-O3', '--noAssert', '--runtime', 'stub', ...features.flatMap((f) => ['--enable', f])]
    execFileSync(process.execPath, [compiler, fileURLToPath(source), '-o', output, ...flags], {
      stdio: 'inherit',
      cwd: folder
    })
    return readFileSync(output)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
