import { parseExperimentSpec } from '../../../src-engine/spec/parse-spec.ts'
import type { ExperimentLine, RunLine } from '../../../src-main/contract/experiments.ts'
import { experimentId, runId } from '../../../src-main/contract/ids.ts'

/** An experiment whose arms have each seed once, all finished; run keys count from `firstRun`. */
export function experiment(
  key: number,
  firstRun: number,
  { arms = ['regularized', 'baseline'], seeds = [0, 1], epochs = 20, ...spec }: Partial<Shape> = {}
): ExperimentLine {
  const runs = arms.flatMap((arm, i) =>
    seeds.map((seed, j): RunLine => run(firstRun + i * seeds.length + j, arm, seed, epochs))
  )
  return {
    id: experimentId(key),
    name: `experiment ${key}`,
    spec: parseExperimentSpec({
      specVersion: 1,
      name: `experiment ${key}`,
      arms: arms.map((name) => ({
        name,
        regularization: name === 'baseline' ? {} : { l2: { lambda: 0.01 } }
      })),
      baseline: arms.includes('baseline') ? 'baseline' : arms[0],
      seeds,
      training: { epochs },
      ...spec
    }),
    createdAt: '2026-11-23T10:00:00.000Z',
    tags: [],
    note: '',
    isArchived: false,
    seedAdditions: [],
    runs: runs.map((line) => ({ ...line, experimentId: experimentId(key) }))
  }
}

interface Shape {
  arms: string[]
  seeds: number[]
  epochs: number
  dataset: Record<string, unknown>
  network: Record<string, unknown>
  decision: Record<string, unknown>
}

function run(key: number, arm: string, seed: number, epochs = 20): RunLine {
  return {
    id: runId(key),
    experimentId: experimentId(1),
    arm,
    seed,
    status: 'done',
    reason: null,
    engine: 'fast',
    epochsDone: epochs,
    epochs,
    fraction: 1,
    last: { test_accuracy: arm === 'baseline' ? 0.9 : 0.88 + seed / 100, train_accuracy: 0.99 },
    startedAt: '2026-11-23T10:00:00.000Z',
    endedAt: '2026-11-23T10:00:16.000Z',
    durationS: 2
  }
}
