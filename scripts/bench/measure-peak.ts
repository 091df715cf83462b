import type { Arithmetic } from '../../src-engine/worker/load-kernels.ts'
import { compile } from '../built-kernels.ts'
import { bestSecondsPerCall } from './timing.ts'

const source = new URL('peak/peak.ts', import.meta.url)
const ROUNDS = 1_000_000
const FLOP_PER_ROUND = 12 * 4 * 2

/** What one core of this machine can do at most in 128-bit SIMD, in GFLOP/s. */
export function measurePeak(arithmetic: Arithmetic): number {
  const module = new WebAssembly.Module(compile(source, arithmetic))
  const { multiplyAdds } = new WebAssembly.Instance(module).exports as {
    multiplyAdds: (rounds: number, factor: number, term: number) => number
  }
  const seconds = bestSecondsPerCall(() => {
    multiplyAdds(ROUNDS, 0.5, 1)
  })
  return (ROUNDS * FLOP_PER_ROUND) / seconds / 1e9
}
