import { parseExperimentSpec } from '../../../src-engine/spec/parse-spec.ts'
import type { ExperimentLine, RunLine } from '../../../src-main/contract/experiments.ts'
import { experimentId, runId } from '../../../src-main/contract/ids.ts'
import { runTree } from '../../../src-renderer/components/runs/run-node.ts'

/** A finished run with a test accuracy, with the given fields changed. */
export function runLine(key: number, arm: string, seed: number, changes: Partial<RunLine> = {}): RunLine {
  return {
    id: runId(key),
    experimentId: experimentId(1),
    arm,
    seed,
    status: 'done',
    reason: null,
    engine: 'fast',
    epochsDone: 20,
    epochs: 20,
    fraction: 1,
    last: { test_accuracy: 0.9, train_accuracy: 0.95, test_loss: 0.3 },
    startedAt: '2026-11-23T10:00:00.000Z',
    endedAt: '2026-11-23T10:00:02.000Z',
    durationS: 2,
    ...changes
  }
}

/** An experiment of two arms, the change named before the baseline. */
export function experimentLine(
  runs: readonly RunLine[],
  changes: Partial<ExperimentLine> = {},
  spec: Record<string, unknown> = {}
): ExperimentLine {
  return {
    id: experimentId(1),
    name: 'dropout',
    spec: parseExperimentSpec({
      specVersion: 1,
      name: 'dropout',
      question: 'Does it help?',
      arms: [{ name: 'regularized', regularization: { l2: { lambda: 0.01 } } }, { name: 'baseline' }],
      ...spec
    }),
    createdAt: '2026-11-23T10:00:00.000Z',
    tags: [],
    note: '',
    isArchived: false,
    seedAdditions: [],
    runs,
    ...changes
  }
}

/** The experiments as a tree, their runs as in their lines. */
export const treeOf = (...experiments: ExperimentLine[]) => runTree(experiments, (run) => run, [])

/** Two arms with paired seeds and these test accuracies. */
export function pairedRuns(regularized: readonly number[], baseline: readonly number[]): RunLine[] {
  const last = (test_accuracy: number) => ({ last: { test_accuracy } })
  return [
    ...regularized.map((accuracy, seed) => runLine(1 + seed, 'regularized', seed, last(accuracy))),
    ...baseline.map((accuracy, seed) => runLine(101 + seed, 'baseline', seed, last(accuracy)))
  ]
}
