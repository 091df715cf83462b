import { bandOf, type BandKind } from '../../../charts/band.ts'
import type { EpochGroup, EpochPlot } from '../../../charts/epoch-plot.ts'
import type { EpochRange } from '../../../charts/epoch-view.ts'
import { yRangeOf, type YScale } from '../../../charts/y-range.ts'
import { fixed, short, signed } from '../../../../src-engine/words/numbers.ts'
import type { EpochChartKind } from './chart-list.ts'
import { differenceCurve } from './curves.ts'
import { differenceUnit, type Measure } from './measures.ts'
import type { Group } from './comparison-model.ts'

/** A group with the curve of each of its runs, by seed. */
export interface GroupCurves {
  readonly group: Group
  readonly curves: ReadonlyMap<number, Float64Array>
}

/** More arms than there are styles: each of them gets a plot of its own, beside the baseline. */
const MOST_IN_A_PLOT = 4

interface PlotOptions {
  readonly band: BandKind
  readonly scale: YScale
  readonly range: EpochRange
  readonly lastEpoch: number
  readonly testTrainRatio: number
}

/** One plot of a chart; several when there are more arms than can be told apart in one. */
export interface Panel {
  /** The arm it is about; null when it shows all. */
  readonly arm: string | null
  readonly plot: EpochPlot
}

/** The plots of a chart. Panels share their y axis. */
export function panelsOf(kind: EpochChartKind, all: readonly GroupCurves[], options: PlotOptions): Panel[] {
  const { scale, range, lastEpoch } = options
  const baseline = all[0]
  const isDifference = kind.shows === 'differences'
  const groups = isDifference
    ? all.slice(1).map((arm) => differenceGroup(arm, baseline, options))
    : all.map((arm) => valueGroup(arm, options))
  const tickText = tickTextOf(kind.measure, isDifference)
  const [least, most] = kind.measure.unit === '%' && !isDifference ? [0, 100] : [-Infinity, Infinity]
  const y = yRangeOf(groups, {
    scale,
    from: range.min,
    to: range.max,
    least,
    most,
    withZero: isDifference,
    tickText
  })
  const plotOf = (shown: readonly EpochGroup[]): EpochPlot => ({
    groups: shown,
    lastEpoch,
    y,
    tickText,
    text: isDifference ? (value) => signed(value, kind.measure.digits) : textOf(kind.measure),
    zero: isDifference
      ? { label: baseline.group.label, style: baseline.group.style, better: kind.measure.better ?? 'higher' }
      : null
  })
  if (all.length <= MOST_IN_A_PLOT) return [{ arm: null, plot: plotOf(groups) }]
  const own = isDifference ? groups : groups.slice(1)
  return own.map((group) => ({
    arm: group.label,
    plot: plotOf(isDifference ? [group] : [groups[0], group])
  }))
}

const valueGroup = ({ group, curves }: GroupCurves, { band }: PlotOptions): EpochGroup => {
  const runs = [...curves.values()]
  return { label: group.label, style: group.style, runs, band: bandOf(runs, band) }
}

function differenceGroup(
  { group, curves }: GroupCurves,
  baseline: GroupCurves,
  options: PlotOptions
): EpochGroup {
  const runs = [...curves].flatMap(([seed, curve]) => {
    const other = baseline.curves.get(seed)
    return other ? [differenceCurve(curve, other)] : []
  })
  return {
    label: group.label,
    style: group.style,
    runs,
    band: bandOf(runs, options.band, options.testTrainRatio)
  }
}

/** "93.31", "0.164", "0.00012": the unit stands on the axis or in the title. */
const textOf =
  ({ digits }: Pick<Measure, 'digits'>) =>
  (value: number) =>
    value !== 0 && Math.abs(value) < 0.5 * 10 ** -digits ? short(value, 2) : fixed(value, digits)

function tickTextOf(measure: Measure, isDifference: boolean) {
  const unit = isDifference ? differenceUnit(measure) : measure.unit
  return (value: number) => (unit === '%' ? `${short(value)} %` : short(value))
}
