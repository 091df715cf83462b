import type { Comparison } from '../../../../src-engine/statistics/compare-with-baseline.ts'
import { differencesIn } from '../../../../src-engine/statistics/pairs.ts'
import { verdictWords } from '../../../../src-engine/statistics/verdict-words.ts'
import { metrics } from '../../../../src-engine/training/metrics.ts'
import { short, signed } from '../../../../src-engine/words/numbers.ts'
import { linearTicks } from '../../../charts/ticks.ts'
import type { Claim } from './claim.ts'
import { stacked } from './stacked.ts'
import { stripHead } from './strip-head.ts'

const SIDE = 40
const MARGIN_TEXT_WIDTH = 180

/** A verdict laid out along an axis of differences, in pixels. Null when there is no pair. */
export function stripOf(
  comparison: Comparison,
  claim: Pick<Claim, 'difference' | 'source'> | null,
  width: number
) {
  const { metric, difference, interval, margin, better, n } = comparison
  if (n === 0) return null
  const isFraction = metrics[metric].unit === 'fraction'
  const scale = isFraction ? 100 : 1
  const seeds = differencesIn(comparison.pairs).map((d) => d * scale)
  const mean = difference.mean * scale
  const bounds = interval?.map((bound) => bound * scale) ?? []
  const band = margin === null ? [] : [-margin * scale, margin * scale]
  const claimed = claim ? claim.difference * scale : null
  const all = [0, mean, ...seeds, ...bounds, ...band, ...(claimed === null ? [] : [claimed])]
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const room = (high - low || 1) * 0.08
  const perUnit = Math.max(0, width - 2 * SIDE) / (high - low + 2 * room)
  const x = (value: number) => SIDE + (value - low + room) * perUnit
  const ticks = linearTicks(low - room, high + room, 6)
  const unit = isFraction ? ' pp' : ''
  const [left, right] = better === 'higher' ? ['hurts', 'helps'] : ['helps', 'hurts']
  const head = stripHead(comparison.baseline, x(0), width)
  const inside = (place: number) => Math.min(Math.max(place, 60), width - 60)
  return {
    zero: x(0),
    mean: x(mean),
    interval: bounds.length === 2 ? { low: x(bounds[0]), high: x(bounds[1]) } : null,
    measured: `measured ${signed(mean, isFraction ? 2 : 3)}`,
    labelX: inside(x(mean)),
    seeds: stacked(seeds.map(x)),
    margin:
      margin === null
        ? null
        : {
            left: x(-margin * scale),
            width: 2 * margin * scale * perUnit,
            ...besideZero(x(0), width),
            text: `within ±${short(margin * scale, 3)}: too small to matter`
          },
    claim:
      claim && claimed !== null
        ? { x: x(claimed), textX: inside(x(claimed)), text: claimText(claim.source, withSign(claimed)) }
        : null,
    ticks: ticks.map((value, i) => ({
      x: x(value),
      text: `${withSign(value)}${i === ticks.length - 1 ? unit : ''}`
    })),
    head: { x: head.x, name: head.name },
    sides: [
      { x: head.left, text: `← ${left}` },
      { x: head.right, text: `${right} →` }
    ] as const,
    description: verdictWords(comparison).numbers
  }
}

/** A source may be a sentence, which the strip has no room for: the picture's title then says it. */
const claimText = (source: string, said: string) =>
  source.length <= LONGEST_SOURCE ? `${source} says ${said}` : `claimed ${said}`
const LONGEST_SOURCE = 24

/** Where a line of text begins or ends that has the baseline on one side. */
const besideZero = (zero: number, width: number) =>
  zero + MARGIN_TEXT_WIDTH < width
    ? { textX: zero + 8, anchor: 'start' as const }
    : { textX: zero - 8, anchor: 'end' as const }

/** All that was said: rounded to a place, a claim of a small loss would be one of none. */
const withSign = (value: number) => (value > 0 ? '+' : '') + short(value)
