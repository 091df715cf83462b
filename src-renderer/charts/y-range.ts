import type { EpochGroup, YRange } from './epoch-plot.ts'
import { niceStep } from './ticks.ts'

/** 'whole': all values. 'close': where the curves come to, with what lies far from it cut off. 'log': a log axis. */
export type YScale = 'whole' | 'close' | 'log'

interface RangeOptions {
  readonly scale: YScale
  /** Of the epochs in view. */
  readonly from: number
  readonly to: number
  /** What the axis never leaves, such as 0 and 100 %. */
  readonly least?: number
  readonly most?: number
  /** Whether 0 is to be in view, as in a chart of differences. */
  readonly withZero?: boolean
  readonly tickText: (value: number) => string
}

/** How far beyond the later half's spread a close axis reaches. */
const CLOSE_MARGIN = 1.5

/** The y axis for the curves in view. Its ends are round, so that it seldom moves while runs train. */
export function yRangeOf(groups: readonly EpochGroup[], options: RangeOptions): YRange {
  const { scale, from, to, least = -Infinity, most = Infinity, withZero = false } = options
  const all = extremes(groups, from, to)
  if (!all) return { min: scale === 'log' ? 0.01 : 0, max: 1, isLog: scale === 'log', cut: null }
  if (scale === 'log') return logRange(groups, from, to)
  const [lowest, highest] = withZero ? [Math.min(all[0], 0), Math.max(all[1], 0)] : all
  const whole = roundOut(lowest, highest, least, most)
  if (scale === 'whole') return { ...whole, isLog: false, cut: null }

  const [late, later] = extremes(groups, Math.ceil((from + to) / 2), to) ?? all
  const reach = CLOSE_MARGIN * Math.max(later - late, (highest - lowest) / 100)
  const close = roundOut(Math.max(lowest, late - reach), Math.min(highest, later + reach), least, most)
  const min = withZero ? Math.min(close.min, 0) : close.min
  const max = withZero ? Math.max(close.max, 0) : close.max
  // A cut that gains little is not worth saying.
  if (max - min > 0.7 * (whole.max - whole.min)) return { ...whole, isLog: false, cut: null }
  return { min, max, isLog: false, cut: cutText(groups, options, min, max) }
}

/** "cut at 80 %; 21.6 % at epoch 2": where the axis ends, and the mean that is farthest outside. */
function cutText(
  groups: readonly EpochGroup[],
  { from, to, tickText }: RangeOptions,
  min: number,
  max: number
): string | null {
  const first = Math.max(1, Math.floor(from))
  const means = groups.flatMap(({ band }) =>
    [...band.mean.subarray(first - 1, Math.ceil(to))].map((value, i) => ({ value, epoch: first + i }))
  )
  const lowest = means.reduce((a, b) => (b.value < a.value ? b : a), { value: min, epoch: 0 })
  const highest = means.reduce((a, b) => (b.value > a.value ? b : a), { value: max, epoch: 0 })
  const say = ({ value, epoch }: typeof lowest, at: number) => {
    if (epoch === 0) return []
    return [`cut at ${tickText(at)}; ${tickText(Number(value.toPrecision(3)))} at epoch ${epoch}`]
  }
  const said = [...say(lowest, min), ...say(highest, max)]
  return said.length === 0 ? null : said.join('; ')
}

/** The lowest and highest value of means and runs; null when there is none in view. */
function extremes(groups: readonly EpochGroup[], from: number, to: number): [number, number] | null {
  let low = Infinity
  let high = -Infinity
  for (const { runs, band } of groups) {
    for (const values of [...runs, band.low, band.high]) {
      for (let k = Math.max(0, Math.floor(from) - 1); k < Math.min(values.length, Math.ceil(to)); k++) {
        const value = values[k]
        if (!Number.isFinite(value)) continue
        low = Math.min(low, value)
        high = Math.max(high, value)
      }
    }
  }
  return low <= high ? [low, high] : null
}

function logRange(groups: readonly EpochGroup[], from: number, to: number): YRange {
  const positive = groups.map(({ runs, label, style, band }) => ({
    label,
    style,
    band: { ...band, low: new Float64Array(), high: new Float64Array() },
    runs: runs.map((run) => run.map((value) => (value > 0 ? value : NaN)))
  }))
  const [low, high] = extremes(positive, from, to) ?? [0.01, 1]
  // To a round part of a decade, so that the axis seldom moves while runs train.
  const step = niceStep(Math.max(Math.log10(high / low), 0.01) / 6)
  const down = Math.floor(Math.log10(low) / step) * step
  const up = Math.ceil(Math.log10(high) / step) * step
  return { min: 10 ** down, max: 10 ** Math.max(up, down + step), isLog: true, cut: null }
}

function roundOut(low: number, high: number, least: number, most: number) {
  const spread = high - low || Math.abs(high) || 1
  const step = niceStep(spread / 5)
  const first = Math.floor(low / step + 1e-9)
  const last = Math.ceil(high / step - 1e-9)
  // Values that are all the same, and round, are to lie within an axis, too.
  const [down, up] = first === last ? [first - 1, last + 1] : [first, last]
  return {
    min: Math.max(least, Number((down * step).toPrecision(12))),
    max: Math.min(most, Number((up * step).toPrecision(12)))
  }
}
