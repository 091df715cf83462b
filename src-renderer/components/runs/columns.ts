import { shownMetricNames, shownMetrics, type ShownMetricName } from './shown-metrics.ts'

export type ColumnId = 'status' | 'done' | 'line' | ShownMetricName | 'difference' | 'took' | 'started'

/** A column beside the name, which is always there. */
export interface Column {
  readonly id: ColumnId
  /** In the menu of columns. */
  readonly label: string
  readonly head: string
  readonly widthPx: number
  readonly isNumber: boolean
  /** Where there is no room for all, the lowest go first. */
  readonly weight: number
}

const METRIC_WIDTHS: Record<ShownMetricName, number> = {
  test_accuracy: 60,
  train_accuracy: 64,
  gap: 64,
  test_loss: 70,
  train_loss: 74,
  penalty: 70,
  epoch_duration: 70
}

const metricColumns = shownMetricNames.map((id): Column => ({
  id,
  label: shownMetrics[id].label,
  head: shownMetrics[id].head,
  widthPx: METRIC_WIDTHS[id],
  isNumber: true,
  weight: id === 'test_accuracy' ? 9 : 5
}))

/** All columns, in the order in which they stand. */
export const columns: readonly Column[] = [
  { id: 'status', label: 'Status', head: 'Status', widthPx: 98, isNumber: false, weight: 10 },
  { id: 'done', label: 'Done, time left', head: 'Done, time left', widthPx: 142, isNumber: false, weight: 6 },
  {
    id: 'line',
    label: 'Test accuracy, line',
    head: 'Test accuracy',
    widthPx: 100,
    isNumber: false,
    weight: 7
  },
  ...metricColumns,
  {
    id: 'difference',
    label: 'Difference to the baseline',
    head: 'To baseline, pp',
    widthPx: 118,
    isNumber: true,
    weight: 8
  },
  { id: 'took', label: 'Elapsed time', head: 'Took', widthPx: 60, isNumber: true, weight: 3 },
  { id: 'started', label: 'Started', head: 'Started', widthPx: 86, isNumber: true, weight: 4 }
]

export const usualColumns: readonly ColumnId[] = [
  'status',
  'done',
  'line',
  'test_accuracy',
  'difference',
  'took',
  'started'
]

/** What the name needs to be read. */
const NAME_PX = 180
/** What is left of it before the status goes as well. */
const LEAST_NAME_PX = 110
/** The box to select a row, and the right margin. */
export const CHECK_PX = 36

/** Of the chosen columns, those for which there is room; the others go in the order of their weight. */
export function columnsThatFit(chosen: readonly ColumnId[], widthPx: number): readonly Column[] {
  let left = widthPx - NAME_PX - CHECK_PX
  const fitting = columns
    .filter(({ id }) => chosen.includes(id))
    .sort((a, b) => b.weight - a.weight)
    .filter((column, i) => {
      left -= column.widthPx
      return left >= 0 || (i === 0 && left >= LEAST_NAME_PX - NAME_PX)
    })
  return columns.filter((column) => fitting.includes(column))
}
