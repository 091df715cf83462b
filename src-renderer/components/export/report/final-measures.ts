import { fixed, fixedInterval, signed } from '../../../../src-engine/words/numbers.ts'
import { finalCells } from '../../compare/model/final-rows.ts'
import type { FinalRun } from '../../compare/model/final-runs.ts'
import { differenceUnit, measures, timePerRun, type Measure } from '../../compare/model/measures.ts'
import type { Compared } from './compared.ts'
import type { FinalMeasure } from './report-content.ts'

/** Every measure after the last common epoch, each with its unit, spread and number of seeds. */
export function finalMeasures({ model, finals }: Compared): FinalMeasure[] {
  const byArm = model.groups.map(({ label }) => finals.filter(({ arm }) => arm === label))
  const table = (label: string, measure: Shown, valueOf: (run: FinalRun) => number | null) => {
    const values = byArm.map((runs) => seedValues(runs, valueOf))
    const cells = finalCells(values, model.decision.confidence, model.testTrainRatio)
    return {
      label: `${label}, ${measure.unit}`,
      arms: cells.map(({ summary, difference, interval }, i) => ({
        arm: model.groups[i].label,
        n: summary.n,
        mean: summary.n === 0 ? '' : fixed(summary.mean, measure.digits),
        sd: summary.sd === null ? '' : fixed(summary.sd, measure.digits),
        difference: difference ? differenceText(difference.mean, measure) : '',
        pairs: difference ? String(difference.n) : '',
        interval: interval ? fixedInterval(interval, measure.digits) : ''
      }))
    }
  }
  return [
    ...Object.values(measures).map((measure) =>
      table(measure.label, measure, ({ final }) => measure.of((name) => final[name] ?? NaN))
    ),
    table(timePerRun.label, timePerRun, ({ durationS }) => durationS)
  ]
}

type Shown = Pick<Measure, 'unit' | 'digits'>

const seedValues = (runs: readonly FinalRun[], valueOf: (run: FinalRun) => number | null) =>
  new Map(
    runs.flatMap((run) => {
      const value = valueOf(run)
      return value === null || Number.isNaN(value) ? [] : [[run.seed, value] as const]
    })
  )

const differenceText = (difference: number, measure: Shown) =>
  `${signed(difference, measure.digits)} ${differenceUnit(measure)}`
