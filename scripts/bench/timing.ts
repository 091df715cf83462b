/**
 * The fewest seconds that a call took, over 25 slices of at least 20 ms: what the machine can do when nobody disturbs it.
 * On the wall's clock, because processor time may be counted in steps of 4 ms, which is a fifth of a slice.
 */
export function bestSecondsPerCall(call: () => void): number {
  const slice = (calls: number) => {
    const start = performance.now()
    for (let i = 0; i < calls; i++) call()
    return (performance.now() - start) / 1000
  }
  let calls = 1
  while (slice(calls) < 0.02) calls *= 2
  return Math.min(...Array.from({ length: 25 }, () => slice(calls) / calls))
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length / 2
  return (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2
}

/** Does all of it once, then again, ...: what disturbs the machine for a while disturbs all alike. */
export async function interleaved<T>(
  rounds: number,
  tasks: Readonly<Record<string, () => T | Promise<T>>>
): Promise<Record<string, T[]>> {
  const results: Record<string, T[]> = {}
  for (let round = 0; round < rounds; round++) {
    for (const [name, task] of Object.entries(tasks)) {
      process.stderr.write(`  round ${round + 1} of ${rounds}: ${name}\n`)
      ;(results[name] ??= []).push(await task())
    }
  }
  return results
}
