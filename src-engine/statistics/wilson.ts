import { normalQuantile } from './distributions/normal.ts'
import type { Interval } from './paired-t.ts'

/**
 * The Wilson interval of a share, such as one model's accuracy on its test rows: what other rows like these could give.
 * It stays within 0..1 and is not empty at 0 and 1.
 *
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22, 1927.
 *
 * @param successes rows that are right, of `trials` > 0
 */
export function wilsonInterval(successes: number, trials: number, confidence: number): Interval {
  const share = successes / trials
  const z2 = normalQuantile((1 + confidence) / 2) ** 2
  const center = share + z2 / (2 * trials)
  const half = Math.sqrt(z2 * ((share * (1 - share)) / trials + z2 / (4 * trials ** 2)))
  const scale = 1 + z2 / trials
  return [Math.max(0, (center - half) / scale), Math.min(1, (center + half) / scale)]
}
