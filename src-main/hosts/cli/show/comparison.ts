import type { ArmSummary } from '../../../../src-engine/statistics/compare-arms.ts'
import { epochWords, type ComparedEpoch } from '../../../../src-engine/statistics/compared-epoch.ts'
import { decisionOf } from '../../../../src-engine/statistics/decision.ts'
import type { McNemar } from '../../../../src-engine/statistics/mcnemar.ts'
import type { Summary } from '../../../../src-engine/statistics/summary.ts'
import type { ExperimentReport } from '../../../contract/reports.ts'
import { loss, percent, points, signed, summary } from '../../../../src-engine/words/numbers.ts'
import { printable } from './printable.ts'
import { table } from './table.ts'
import { remarksText, verdictsText } from './verdicts.ts'

/** The arms of an experiment side by side, as text. @param models see modelComparisons */
export function comparisonText(
  { experiment, runs, comparison, verdicts, checks }: ExperimentReport,
  models: ReadonlyMap<string, McNemar> = new Map()
): string {
  const { spec, id } = experiment
  const unfinished = runs.filter(({ status }) => status !== 'done')
  const lines = [
    `${id} ${experiment.name}${spec.question ? `: ${spec.question}` : ''}`,
    '',
    armsTable(comparison),
    '',
    ...differencesText(comparison, spec.baseline, decisionOf(spec).epoch),
    ...verdictsText(verdicts, models, spec),
    ...remarksText(checks),
    ...unfinished.map(
      ({ id: runId, arm, seed, status, reason, epochsDone, epochs }) =>
        `Not compared: ${runId} (${arm}, seed ${seed}) is ${status}${reason ? `: ${reason}` : ''}; ${epochsDone} of ${epochs} epochs kept.`
    )
  ]
  // Questions and sources are anybody's words.
  return printable(lines.join('\n'))
}

const asPercent = (s: Summary) => summary(s, percent, 100, 2)
const asPoints = (s: Summary) => summary(s, points, 100, 2)
const asLoss = (s: Summary) => summary(s, loss)
const asLossDifference = (s: Summary) => summary(s, (value) => signed(value, 4))

function armsTable(comparison: readonly ArmSummary[]): string {
  return table(
    ['arm', 'runs', 'train loss', 'test loss', 'gap', 'train accuracy', 'test accuracy', 'gap'],
    comparison.map(({ arm, n, isBaseline, metrics, gap }) => [
      isBaseline && arm !== 'baseline' ? `${arm} (baseline)` : arm,
      String(n),
      asLoss(metrics.train_loss),
      asLoss(metrics.test_loss),
      asLossDifference(gap.loss),
      asPercent(metrics.train_accuracy),
      asPercent(metrics.test_accuracy),
      asPoints(gap.accuracy)
    ])
  )
}

function differencesText(
  comparison: readonly ArmSummary[],
  baseline: string,
  epoch: ComparedEpoch
): string[] {
  const others = comparison.flatMap(({ arm, difference }) => (difference ? [{ arm, difference }] : []))
  if (others.length === 0) return ['One arm: there is no other to compare it with.']
  if (others.every(({ difference }) => difference.test_accuracy.n === 0)) {
    return [`No seed is finished in ${baseline} and another arm: nothing to compare yet.`]
  }
  const rows = others.map(({ arm, difference }) => [
    `${arm} − ${baseline}`,
    String(difference.test_accuracy.n),
    asLossDifference(difference.train_loss),
    asLossDifference(difference.test_loss),
    asPoints(difference.train_accuracy),
    asPoints(difference.test_accuracy)
  ])
  const pairs = Math.max(...others.map(({ difference }) => difference.test_accuracy.n))
  return [
    table(['difference', 'pairs', 'train loss', 'test loss', 'train accuracy', 'test accuracy'], rows),
    '',
    `${epochWords(epoch, 'the last epoch')}. Gap: train minus test. Loss: mean cross-entropy, lower is better.` +
      (pairs > 1 ? ' ± is the standard deviation over the seeds.' : '')
  ]
}
