import type { ArmStyle } from '../../../charts/arm-style.ts'

/** A line of the panel's chart: index k is behind epoch k + 1, NaN where nothing was measured. */
export interface DetailLine {
  readonly arm: string
  readonly label: string
  readonly values: ArrayLike<number>
  /** Null for what is only there to be compared with: drawn thin and grey. */
  readonly armStyle: ArmStyle | null
}

/** The part of the values an axis shows, as fractions, and whether it leaves out low ones. */
export interface AccuracyRange {
  readonly low: number
  readonly high: number
  readonly isCut: boolean
}

/** How much of the range the later half must fill, or else the axis is cut. */
const ENOUGH = 0.4
const STEP = 0.05

/**
 * Accuracies rise steeply and then hardly: an axis from the first epoch on would show nothing of the end. It begins below
 * what the later half of the lines has; the chart says that it is cut.
 */
export function accuracyRange(lines: readonly DetailLine[]): AccuracyRange | null {
  const all = extremesOf(lines, 0)
  if (!all) return null
  const down = (value: number) => Math.floor(+(value / STEP).toFixed(6)) * STEP
  const high = Math.min(1, Math.ceil(+(all.high / STEP).toFixed(6)) * STEP)
  const whole = down(all.low)
  const close = down((extremesOf(lines, 0.5) ?? all).low - STEP)
  const isCut = high - close < ENOUGH * (high - whole)
  const low = isCut ? close : whole
  return { low: low < high ? low : high - STEP, high, isCut }
}

/** Of the values from a share of each line on; null where none was measured. */
function extremesOf(lines: readonly DetailLine[], from: number): { low: number; high: number } | null {
  let low = Infinity
  let high = -Infinity
  for (const { values } of lines) {
    for (let k = Math.floor(values.length * from); k < values.length; k++) {
      if (!Number.isFinite(values[k])) continue
      low = Math.min(low, values[k])
      high = Math.max(high, values[k])
    }
  }
  return low <= high ? { low, high } : null
}
