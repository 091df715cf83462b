import { sweptFields, type SweptField } from '../../../../src-engine/spec/swept-fields.ts'
import type { Comparison } from '../../../../src-engine/statistics/compare-with-baseline.ts'
import { intervalText } from '../../../../src-engine/statistics/verdict-words.ts'
import { exact, signed } from '../../../../src-engine/words/numbers.ts'
import type { Heat, HeatCell } from '../../../charts/heat-config.ts'
import type { ComparisonModel } from './comparison-model.ts'
import { axisOf } from './forest.ts'

/** More values than that leave no room for what is written in the cells. */
const MOST_COLUMNS = 12

/**
 * The mean differences of an experiment that sweeps two fields: the one with more values goes across. Null for any other.
 */
export function heatOf({ experiments }: ComparisonModel, verdicts: readonly Comparison[]): Heat | null {
  const fields = experiments.length === 1 ? sweptFields(experiments[0].spec) : []
  if (fields.length !== 2) return null
  const [down, across] = fields.toSorted((a, b) => a.levels.length - b.levels.length)
  if (across.levels.length > MOST_COLUMNS) return null
  const known = verdicts.filter(({ n }) => n > 0)
  const deepest = Math.max(...known.map(({ difference }) => Math.abs(difference.mean)))
  const cellAt = (row: unknown, column: unknown): HeatCell | null => {
    const found = known.find(({ arm }) => down.valueOf.get(arm) === row && across.valueOf.get(arm) === column)
    return found ? cellOf(found, deepest) : null
  }
  return {
    rowTitle: down.label,
    columnTitle: across.label,
    rows: textsOf(down),
    columns: textsOf(across),
    cells: down.levels.map((row) => across.levels.map((column) => cellAt(row, column)))
  }
}

function cellOf({ metric, difference: { mean }, interval }: Comparison, deepest: number): HeatCell {
  const { scale, digits } = axisOf(metric)
  return {
    text: signed(mean * scale, digits),
    interval: interval ? intervalText(metric, interval) : '',
    depth: deepest === 0 ? 0 : Math.abs(mean) / deepest
  }
}

const textsOf = ({ levels }: SweptField) =>
  levels.map((level) => (typeof level === 'number' ? exact(level) : level))
