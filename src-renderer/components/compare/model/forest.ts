import type { Comparison } from '../../../../src-engine/statistics/compare-with-baseline.ts'
import { sweptNumber } from '../../../../src-engine/spec/swept-fields.ts'
import { metrics } from '../../../../src-engine/training/metrics.ts'
import { verdictTitle } from '../../../../src-engine/statistics/verdict-words.ts'
import { short, signed } from '../../../../src-engine/words/numbers.ts'
import { differencesIn } from '../../../../src-engine/statistics/pairs.ts'
import type { Forest, ForestRow } from '../../../charts/forest-config.ts'
import { claimOf } from './claim.ts'
import type { ComparisonModel } from './comparison-model.ts'

/** The axis reaches so many times as far as the middle row does: past it one arm would squash all others. */
const REACH = 4
/** Of the range, beyond what is drawn. */
const ROOM = 0.06
/** Of the range, on either side of 0: what the words "helps" and "hurts" take. */
const SIDE = 0.16
/** Of the range, behind a claim: what its words take. */
const CLAIM = 0.36

/**
 * The verdicts as rows of a forest plot: by the swept value where one number is swept, else as given. Null while no arm
 * has a finished pair.
 */
export function forestOf(model: ComparisonModel, verdicts: readonly Comparison[]): Forest | null {
  const known = verdicts.filter(({ n }) => n > 0)
  if (known.length === 0) return null
  const [{ label, style }] = model.groups
  const { metric, better, margin } = known[0]
  const { scale, digits } = axisOf(metric)
  const styleOf = new Map(model.groups.map((group) => [group.label, group.style]))
  const claimed = claimOf(model)
  const rows = inOrder(model, known).map((comparison): ForestRow => {
    const { arm, difference, interval, pairs } = comparison
    const said = claimed?.arm === arm ? claimed.difference * scale : null
    return {
      label: arm,
      style: styleOf.get(arm) ?? style,
      mean: difference.mean * scale,
      interval: interval && [interval[0] * scale, interval[1] * scale],
      seeds: differencesIn(pairs).map((each) => each * scale),
      claim: said === null ? null : { difference: said, text: signed(said, digits) },
      difference: signed(difference.mean * scale, digits),
      verdict: verdictTitle(comparison).split(',')[0]
    }
  })
  const scaledMargin = margin === null ? null : margin * scale
  return {
    rows,
    baseline: { label, style },
    margin: scaledMargin,
    better,
    range: rangeOf(rows, scaledMargin ?? 0),
    tickText: (value) => short(value)
  }
}

/** What differences of a metric are shown in. */
export const axisOf = (metric: Comparison['metric']) =>
  metrics[metric].unit === 'fraction'
    ? { scale: 100, digits: 2, unit: 'pp' }
    : { scale: 1, digits: 3, unit: metrics[metric].unit }

function inOrder({ experiments, groups }: ComparisonModel, verdicts: readonly Comparison[]): Comparison[] {
  const swept = experiments.length === 1 ? sweptNumber(experiments[0].spec) : null
  const places = new Map(groups.map(({ label }, i) => [label, i]))
  const placeOf = ({ arm }: Comparison) => Number(swept?.valueOf.get(arm) ?? places.get(arm))
  return verdicts.toSorted((a, b) => placeOf(a) - placeOf(b))
}

/** With 0, the margin, the claim and all intervals in it, but for what lies far beyond the others. */
function rangeOf(rows: readonly ForestRow[], margin: number): Forest['range'] {
  const claims = rows.flatMap(({ claim }) => claim?.difference ?? [])
  const ends = rows.map(({ mean, interval }) => interval ?? ([mean, mean] as const))
  const reaches = ends.map(([low, high]) => Math.max(-low, high)).sort((a, b) => a - b)
  const most = Math.max(REACH * reaches[Math.floor((reaches.length - 1) / 2)], 2 * margin)
  const low = Math.min(...claims, Math.max(-most, Math.min(-margin, 0, ...ends.map(([end]) => end))))
  const high = Math.max(...claims, Math.min(most, Math.max(margin, 0, ...ends.map(([, end]) => end))))
  const span = high - low || 1
  const named = claims.map((claim) => claim + Math.sign(claim) * span * CLAIM)
  return {
    min: Math.min(low - span * ROOM, -span * SIDE, ...named),
    max: Math.max(high + span * ROOM, span * SIDE, ...named)
  }
}

/** The arms of which something lies outside of the axis. */
export const cutRows = ({ rows, range }: Forest) =>
  rows.filter(({ mean, interval }) => {
    const [low, high] = interval ?? [mean, mean]
    return low < range.min || high > range.max
  })
