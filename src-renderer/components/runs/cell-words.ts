import { counted, fixed, shortDuration } from '../../../src-engine/words/numbers.ts'
import { baselineWords, type CellWords } from './baseline-words.ts'
import type { ColumnId } from './columns.ts'
import { headlineArm, metricOf } from './node-figures.ts'
import type { RunNode } from './run-node.ts'
import { elapsedS, startedAt, trainingS } from './run-times.ts'
import { shownMetrics, type ShownMetricName } from './shown-metrics.ts'
import { whenInFull, whenWords } from './when.ts'

type TextColumnId = Exclude<ColumnId, 'status' | 'done' | 'line'>

/** Whether a column is of words; others are drawn. */
export const isText = (column: ColumnId): column is TextColumnId =>
  column !== 'status' && column !== 'done' && column !== 'line'

const NOTHING: CellWords = { text: '', detail: '' }

/** What a row says in a column of text. */
export function cellWords(node: RunNode, column: TextColumnId, now: Date): CellWords {
  if (column === 'difference') return baselineWords(node)
  if (column === 'took') return tookWords(node)
  if (column === 'started') return startedWords(node, now)
  return metricWords(node, column)
}

/** Elapsed time; what workers did side by side in it, one can ask for. */
function tookWords({ kind, runs }: RunNode): CellWords {
  const seconds = elapsedS(runs)
  if (seconds === null) return NOTHING
  const trained = `${fixed(trainingS(runs), 1)} s`
  const of =
    kind === 'run'
      ? `trained for ${trained}`
      : `${counted(runs.length, 'run')} trained for ${trained}, added up`
  return { text: shortDuration(seconds), detail: `Elapsed: ${fixed(seconds, 1)} s; ${of}` }
}

function startedWords(node: RunNode, now: Date): CellWords {
  const at = startedAt(node.runs)
  return at === null ? NOTHING : { text: whenWords(at, now), detail: `Started ${whenInFull(at)}` }
}

/** A mean never stands without how many seeds it is of, and their spread. */
function metricWords(node: RunNode, name: ShownMetricName): CellWords {
  const metric = shownMetrics[name]
  const { n, mean, sd } = metricOf(node, metric)
  if (n === 0) return NOTHING
  const text = metric.text(mean)
  const value = `${metric.label}: ${text} ${metric.unit}`.trimEnd()
  if (node.kind === 'run') {
    const { epochsDone, epochs } = node.runs[0]
    return { text, detail: `${value} after epoch ${epochsDone} of ${epochs}` }
  }
  const whose = node.kind === 'experiment' ? `${headlineArm(node)?.arm ?? ''}, ` : ''
  const spread = sd === null ? '' : `, standard deviation ${metric.text(sd)} ${metric.differenceUnit}`
  const of = n === 1 ? 'one seed' : `mean of ${n} seeds`
  return { text, detail: `${value} (${whose}${of}${spread.trimEnd()})` }
}
