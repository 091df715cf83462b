import type { ArmStyle } from '../../../charts/arm-style.ts'
import { epochsOf, type EpochGroup, type EpochPlot } from '../../../charts/epoch-plot.ts'
import { bracketed, signed } from '../../../../src-engine/words/numbers.ts'

/** What a chart says of one epoch. */
export interface Readout {
  readonly epoch: number
  /** Arm by arm; empty text where it has not come so far. */
  readonly arms: readonly {
    readonly label: string
    readonly style: ArmStyle
    readonly text: string
    /** The band, in brackets, in a chart of one difference. */
    readonly interval: string
  }[]
  /** Second arm minus first, where there are just two. */
  readonly difference: string
}

/** At an epoch, or the last before it that was measured; without one, at the last that an arm has finished. */
export function readoutOf(plot: EpochPlot, at: number | null): Readout {
  const last = Math.max(1, ...plot.groups.map(epochsOf))
  const epoch = at !== null && at > last ? at : measuredBy(plot, at ?? last)
  const meanOf = ({ band }: EpochGroup) => band.mean[epoch - 1] as number | undefined
  const arms = plot.groups.map((group) => {
    const mean = meanOf(group)
    const isThere = mean !== undefined && !Number.isNaN(mean)
    return {
      label: group.label,
      style: group.style,
      text: isThere ? plot.text(mean) : '',
      interval: plot.zero && plot.groups.length === 1 && isThere ? bandText(plot, group, epoch) : ''
    }
  })
  return { epoch, arms, difference: differenceText(plot, meanOf) }
}

/** The last epoch up to and with one that an arm was measured after; that one itself where there is none. */
function measuredBy({ groups }: EpochPlot, epoch: number): number {
  for (let k = epoch; k > 0; k--) if (groups.some(({ band }) => band.n[k - 1] > 0)) return k
  return epoch
}

/** "[−2.32, −1.30]"; empty where there is no band. */
export function bandText({ text }: EpochPlot, { band }: EpochGroup, epoch: number): string {
  const low = band.low[epoch - 1]
  const high = band.high[epoch - 1]
  return Number.isFinite(low) && Number.isFinite(high) ? bracketed(text(low), text(high)) : ''
}

function differenceText(
  { groups, zero, text }: EpochPlot,
  meanOf: (group: EpochGroup) => number | undefined
): string {
  if (zero || groups.length !== 2) return ''
  const difference = (meanOf(groups[1]) ?? NaN) - (meanOf(groups[0]) ?? NaN)
  const digits = /(?<=\D)\d+$/.exec(text(0))?.[0].length ?? 0
  return Number.isNaN(difference) ? '' : signed(difference, digits)
}

/** For a screen reader: "epoch 12: baseline 92.97, regularized 91.16". */
export function readoutText({ epoch, arms }: Readout): string {
  const values = arms.map(({ label, text, interval }) =>
    text === '' ? `${label} not there yet` : `${label} ${text} ${interval}`.trim()
  )
  return `epoch ${epoch}: ${values.join(', ')}`
}

/** The chart in a sentence or two: where each arm begins, where it was measured last, with how many runs. */
export function describePlot(plot: EpochPlot): string {
  const arms = plot.groups.map((group) => {
    const done = epochsOf(group)
    if (done === 0) return `${group.label}: no epoch finished yet.`
    const first = group.band.n.findIndex((n) => n > 0)
    if (first === -1) return `${group.label}: no finite value up to epoch ${done}.`
    const last = group.band.n.findLastIndex((n) => n > 0) + 1
    const [start, now] = [plot.text(group.band.mean[first]), plot.text(group.band.mean[last - 1])]
    const runs = group.runs.length === 1 ? '1 run' : `mean of ${group.runs.length} runs`
    return `${group.label}, ${runs}: ${start} after epoch ${first + 1}, ${now} after epoch ${last}.`
  })
  return [...arms, ...(plot.y.cut === null ? [] : [`Axis ${plot.y.cut}.`])].join(' ')
}

/** For a figure: how many runs each arm has, and what lines and bands are. */
export function figureCaption({ groups }: EpochPlot, bandLabel: string): string {
  const counts = groups.map(({ runs }) => runs.length)
  const most = Math.max(0, ...counts)
  if (most <= 1) return 'One seed an arm.'
  const seeds = new Set(counts).size === 1 ? `${most} seeds` : `seeds (${counts.join(', ')})`
  return `Thin: ${seeds}. Thick: their mean. Band: ${bandLabel}.`
}
