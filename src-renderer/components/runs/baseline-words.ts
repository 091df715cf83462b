import { fixed } from '../../../src-engine/words/numbers.ts'
import { betterDirection } from '../../../src-engine/statistics/compared-epoch.ts'
import { decisionOf } from '../../../src-engine/statistics/decision.ts'
import { equivalence } from '../../../src-engine/statistics/equivalence.ts'
import { pairedT } from '../../../src-engine/statistics/paired-t.ts'
import { verdictOf, type Verdict } from '../../../src-engine/statistics/verdict.ts'
import { testTrainRatioOf } from '../../../src-engine/statistics/what-varies.ts'
import { isFinal } from '../../../src-main/contract/run-status.ts'
import { differenceOf, headlineArm, seedDifferences } from './node-figures.ts'
import type { ExperimentNode, RunNode } from './run-node.ts'
import { statusOf } from './run-status-words.ts'
import { shownMetrics } from './shown-metrics.ts'

/** What a cell says, and what it says when asked for more. */
export interface CellWords {
  readonly text: string
  readonly detail: string
}

const { test_accuracy: accuracy } = shownMetrics
const KINDS: Record<Verdict['kind'], string> = {
  helps: 'Helps',
  hurts: 'Hurts',
  same: 'Same',
  'cannot-tell': 'Can’t tell'
}

/** The difference to the baseline in test accuracy: with its spread, and for a finished experiment its verdict. */
export function baselineWords(node: RunNode): CellWords {
  const lost = lostRuns(node)
  const { n, mean, sd } = differenceOf(node, accuracy)
  if (n === 0) return { text: lost, detail: lost }
  const difference = accuracy.difference(mean)
  const spread = sd === null ? '' : `, standard deviation ${fixed(sd * 100, 2)} pp`
  const pairs = n === 1 ? 'one seed' : `mean of ${n} paired seeds${spread}`
  const others = lost === '' ? '' : `; ${lost}`
  const detail = `${difference} pp to the baseline in test accuracy: ${pairs}${others}`
  if (node.kind === 'run') return { text: difference, detail }
  if (node.kind === 'arm') {
    return { text: sd === null ? difference : `${difference} ± ${fixed(sd * 100, 2)}`, detail }
  }
  const status = statusOf(node.runs)
  if (lost !== '') return { text: lost, detail }
  if (!isFinal(status)) return { text: `${difference} so far`, detail }
  if (status === 'cancelled') return { text: `${difference} at stop`, detail }
  const kind = verdictKind(node)
  return { text: kind ? `${KINDS[kind]} ${difference}` : difference, detail }
}

/** "3 of 10 diverged": runs that will never have a difference. */
function lostRuns({ runs, kind }: RunNode): string {
  const count = (status: string) => runs.filter((run) => run.status === status).length
  const [diverged, failed] = [count('diverged'), count('failed')]
  if (kind === 'run' || diverged + failed === 0) return ''
  const word = failed === 0 ? 'diverged' : diverged === 0 ? 'failed' : 'lost'
  return `${diverged + failed} of ${runs.length} ${word}`
}

/**
 * The verdict alone, without the tests that Compare shows beside it: it is asked for in every row that scrolls by. Null where
 * the experiment was decided to be judged by another metric or epoch. There is one arm, so that no p needs adjusting.
 */
function verdictKind(node: ExperimentNode): Verdict['kind'] | null {
  const { spec } = node.experiment
  const { metric, margin, epoch, confidence } = decisionOf(spec)
  const arm = headlineArm(node)
  if (!arm || arm.arm === spec.baseline || metric !== 'test_accuracy' || epoch !== 'final') return null
  const differences = seedDifferences(arm, accuracy)
  const test = pairedT(differences, testTrainRatioOf(spec))
  const equivalent = test && margin !== null ? equivalence(test, margin) : null
  const alpha = 1 - confidence
  return verdictOf(differences, test, test?.p ?? null, equivalent, betterDirection(metric), alpha).kind
}
