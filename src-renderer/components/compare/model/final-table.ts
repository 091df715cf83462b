import { fixed, fixedInterval, signed } from '../../../../src-engine/words/numbers.ts'
import type { ComparisonModel } from './comparison-model.ts'
import { finalCells, seedValues, type FinalCell } from './final-rows.ts'
import type { FinalRun } from './final-runs.ts'
import { measures, timePerRun } from './measures.ts'

/** One measure in all arms, as texts. */
export interface FinalRow {
  readonly id: string
  /** "Test accuracy, %". */
  readonly label: string
  /** What the verdict is passed on. */
  readonly isMain: boolean
  readonly cells: readonly FinalTexts[]
}

/** Empty where there is nothing to say. */
interface FinalTexts {
  readonly arm: string
  readonly n: number
  readonly mean: string
  readonly sd: string
  readonly difference: string
  readonly interval: string
}

/** What finished runs came to, measure by measure, each arm against the baseline. Measures nobody took are left out. */
export function finalTable(model: ComparisonModel, finals: readonly FinalRun[]): FinalRow[] {
  const { groups, decision, testTrainRatio } = model
  const arms = groups.map(({ label }) => label)
  const tables = [
    ...Object.values(measures).map((measure) => ({
      measure,
      values: arms.map((arm) => seedValues(finals, arm, measure))
    })),
    { measure: timePerRun, values: arms.map((arm) => durations(finals, arm)) }
  ]
  return tables
    .filter(({ values }) => values.some(({ size }) => size > 0))
    .map(({ measure: { id, label, unit, digits }, values }) => ({
      id,
      label: unit === 'loss' ? label : `${label}, ${unit}`,
      isMain: id === decision.metric,
      cells: finalCells(values, decision.confidence, testTrainRatio).map((cell, i) =>
        texts(arms[i], cell, digits)
      )
    }))
}

const durations = (finals: readonly FinalRun[], arm: string) =>
  new Map(
    finals.flatMap((run) =>
      run.arm === arm && run.durationS !== null ? [[run.seed, run.durationS] as const] : []
    )
  )

const texts = (arm: string, { summary, difference, interval }: FinalCell, digits: number): FinalTexts => ({
  arm,
  n: summary.n,
  mean: summary.n === 0 ? '' : fixed(summary.mean, digits),
  sd: summary.sd === null ? '' : fixed(summary.sd, digits),
  difference: difference ? signed(difference.mean, digits) : '',
  interval: interval ? fixedInterval(interval, digits) : ''
})
