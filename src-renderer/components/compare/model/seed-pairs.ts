import { short, signed } from '../../../../src-engine/words/numbers.ts'
import type { ArmStyle } from '../../../charts/arm-style.ts'
import type { SeedPairs, SeedRow } from '../../../charts/seed-pairs-config.ts'
import { mean } from '../../../../src-engine/statistics/summary.ts'
import type { SeedValues } from './final-rows.ts'
import type { Measure } from './measures.ts'

/** More seeds than can be told apart: then the lowest and the highest differences stand for all. */
const MOST_ROWS = 40

interface ArmValues {
  readonly label: string
  readonly style: ArmStyle
  readonly values: SeedValues
}

/** The pairs of an arm and the baseline, sorted by difference; null when no seed is finished in both. */
export function seedPairsOf(
  arm: ArmValues,
  baseline: ArmValues,
  measure: Measure
): (SeedPairs & { readonly left: number }) | null {
  const all = [...arm.values].flatMap(([seed, value]) => {
    const other = baseline.values.get(seed)
    return other === undefined ? [] : [rowOf(`seed ${seed}`, value, other, measure)]
  })
  if (all.length === 0) return null
  all.sort((a, b) => a.arm - a.baseline - (b.arm - b.baseline))
  const half = MOST_ROWS / 2
  return {
    rows: all.length <= MOST_ROWS ? all : [...all.slice(0, half), ...all.slice(-half)],
    left: Math.max(0, all.length - MOST_ROWS),
    mean: rowOf('mean', mean(all.map((row) => row.arm)), mean(all.map((row) => row.baseline)), measure),
    baseline: { label: baseline.label, style: baseline.style },
    arm: { label: arm.label, style: arm.style },
    tickText: (value) => (measure.unit === '%' ? `${short(value)} %` : short(value))
  }
}

const rowOf = (label: string, arm: number, baseline: number, { digits }: Measure): SeedRow => ({
  label,
  arm,
  baseline,
  difference: signed(arm - baseline, digits)
})
