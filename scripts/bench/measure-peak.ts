import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bestSecondsPerCall } from './timing.ts'
import type { Arithmetic } from './tutorial.ts'

const compiler = fileURLToPath(new URL('../../node_modules/assemblyscript/bin/asc.js', import.meta.url))
const source = fileURLToPath(new URL('peak/peak.ts', import.meta.url))
const ROUNDS = 1_000_000
const FLOP_PER_ROUND = 12 * 4 * 2

/** What one core of this machine can do at most in 128-bit SIMD, in GFLOP/s. */
export function measurePeak(arithmetic: Arithmetic): number {
  const { multiplyAdds } = new WebAssembly.Instance(build(arithmetic)).exports as {
    multiplyAdds: (rounds: number, factor: number, term: number) => number
  }
  const seconds = bestSecondsPerCall(() => {
    multiplyAdds(ROUNDS, 0.5, 1)
  })
  return (ROUNDS * FLOP_PER_ROUND) / seconds / 1e9
}

function build(arithmetic: Arithmetic): WebAssembly.Module {
  const folder = mkdtempSync(join(tmpdir(), 'ablation-lab-peak-'))
  try {
    const output = join(folder, 'peak.wasm')
    const features = arithmetic === 'relaxed' ? ['simd', 'relaxed-simd'] : ['simd']
    const flags = ['-O3', '--noAssert', '--runtime', 'stub', ...features.flatMap((f) => ['--enable', f])]
    execFileSync(process.execPath, [compiler, source, '-o', output, ...flags], {
      stdio: 'inherit',
      cwd: folder
    })
    return new WebAssembly.Module(readFileSync(output))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
