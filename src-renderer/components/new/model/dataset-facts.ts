import { sections } from '../../../../src-engine/spec/experiment-spec.ts'
import { infoOf } from '../../../../src-engine/spec/schema-at.ts'
import { counted, exact } from '../../../../src-engine/words/numbers.ts'
import type { DatasetLine } from '../../../../src-main/contract/datasets.ts'
import { baselineOf } from './arms.ts'
import type { FormRow } from './form-rows.ts'
import { valueAt, type Draft } from './json.ts'
import { slotValue } from './slots.ts'
import { cellAt } from './spec-form.ts'

/** What the schema cannot know, because the lab's data sets say it: which there are, and how wide the network is at its ends. */
export function withDatasetFacts(row: FormRow, draft: Draft, datasets: readonly DatasetLine[]): FormRow {
  if (datasets.length === 0) return row
  if (row.key === 'dataset.id') return withChoices(row, draft, datasets)
  const used = valueAt(draft, ['dataset', 'id']) ?? infoOf(sections.dataset.shape.id)?.default
  const chosen = datasets.find(({ id }) => id === used)
  return row.key === 'network.hidden' && chosen ? { ...row, about: networkText(row, draft, chosen) } : row
}

function withChoices(row: FormRow, draft: Draft, datasets: readonly DatasetLine[]): FormRow {
  const choices = datasets.map(({ id }) => ({ key: id, label: id, value: id, options: {} }))
  const { value } = cellAt(draft, row, null)
  const chosen = datasets.find(({ id }) => id === value)
  const about = chosen
    ? `${counted(chosen.trainingRows, 'row')}, ${counted(chosen.columns, 'column')}, ${exact(chosen.classes)} classes`
    : 'no such data set'
  return { ...row, kind: { type: 'choice', choices }, about }
}

/** The baseline's layers with those that the data set gives: "784-256-128-10, input to output". */
function networkText(row: FormRow, draft: Draft, { columns, classes }: DatasetLine): string {
  const hidden = slotValue(draft, row.field, baselineOf(draft))
  const layers = [columns, ...(Array.isArray(hidden) ? (hidden as unknown[]) : ['?']), classes]
  return `${layers.join('-')}, input to output`
}
