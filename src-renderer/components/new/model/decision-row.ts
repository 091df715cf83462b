import { USUAL_METRIC } from '../../../../src-engine/spec/decision-spec.ts'
import { short } from '../../../../src-engine/words/numbers.ts'
import { decisionOf } from '../../../../src-engine/statistics/decision.ts'
import { metrics, metricNames, type MetricName } from '../../../../src-engine/training/metrics.ts'
import type { FormRow } from './form-rows.ts'
import { isObject, valueAt, type Draft } from './json.ts'
import { testRows } from './seeds.ts'

/**
 * What is decided beforehand depends on the main metric: which margin counts where none is typed, and what the numbers of
 * margin and claim are in. Other rows come back as they are.
 */
export function withDecision(row: FormRow, draft: Draft): FormRow {
  if (row.key === 'claim.difference') {
    return isFraction(metricOf(draft)) ? { ...row, about: percentWords(numberAt(draft, row)) } : row
  }
  if (row.key !== 'decision.margin') return row
  const metric = metricOf(draft)
  const { margin: usual } = decisionOf({ decision: { metric, epoch: 'final' } })
  const info = { ...row.info, default: usual }
  const known = { ...row, info, field: { ...row.field, info } }
  return isFraction(metric) ? { ...known, about: marginWords(draft, numberAt(draft, row) ?? usual) } : known
}

const isFraction = (metric: MetricName) => metrics[metric].unit === 'fraction'

function metricOf({ decision }: Draft): MetricName {
  const metric = isObject(decision) ? decision.metric : undefined
  return metricNames.find((name) => name === metric) ?? USUAL_METRIC
}

function numberAt(draft: Draft, { key }: FormRow): number | undefined {
  const value = valueAt(draft, key.split('.'))
  return typeof value === 'number' ? value : undefined
}

function marginWords(draft: Draft, margin: number | null): string {
  const rows = testRows(draft)
  const row = rows === null ? '' : `; one test row is ${inPoints(1 / rows)}`
  return margin === null ? `any difference matters${row}` : `±${inPoints(margin)}${row}`
}

const percentWords = (difference: number | undefined) =>
  difference === undefined
    ? 'fraction: 0.015 is 1.5 pp'
    : `${inPoints(difference)}, a mark beside what is measured`

const inPoints = (fraction: number) => `${short(fraction * 100, 3)} pp`
