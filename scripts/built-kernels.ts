import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

// In a process of its own, because its types would redefine those of arrays and numbers.
const compiler = fileURLToPath(new URL('../node_modules/assemblyscript/bin/asc.js', import.meta.url))
const simd = new URL('../src-engine/simd/', import.meta.url)
const FLAGS = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd']

/** What the kernels' sources compile to, and the files it is kept in. */
export function builtKernels(): { file: URL; bytes: Uint8Array }[] {
  return [
    { file: new URL('kernels.wasm', simd), bytes: build(FLAGS) },
    { file: new URL('kernels-relaxed.wasm', simd), bytes: build([...FLAGS, '--enable', 'relaxed-simd']) }
  ]
}

function build(flags: readonly string[]): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'ablation-lab-kernels-'))
  try {
    const output = join(folder, 'kernels.wasm')
    const source = fileURLToPath(new URL('assembly/kernels.ts', simd))
    execFileSync(process.execPath, [compiler, source, '-o', output, ...flags], {
      stdio: 'inherit',
      cwd: folder
    })
    return readFileSync(output)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
