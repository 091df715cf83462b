import { BadInput } from '../../../../src-engine/bad-input.ts'
import {
  modelPair,
  modelPairText,
  scoreText,
  type Answers,
  type ModelPair,
  type ModelScore
} from '../../../../src-engine/statistics/model-pair.ts'
import type { RunId } from '../../../contract/ids.ts'
import type { ExperimentReport } from '../../../contract/reports.ts'
import { table } from './table.ts'

const CONFIDENCE = 0.95

/** The models of one seed, each arm's beside the baseline's. */
interface ModelPairs {
  readonly seed: number
  readonly baseline: string
  readonly arms: readonly {
    readonly arm: string
    /** Null where the two were tested on different rows. */
    readonly pair: ModelPair | null
  }[]
}

/**
 * The other question, of the models of one seed: which has more of the test rows right?
 *
 * @param answersOf what a run's model said of its test rows
 * @throws BadInput when no arm shares this seed with the baseline
 */
export async function modelPairs(
  { experiment, runs }: ExperimentReport,
  seed: number,
  answersOf: (run: RunId) => Promise<Answers>
): Promise<ModelPairs> {
  const done = runs.filter((run) => run.seed === seed && run.status === 'done')
  const { baseline } = experiment.spec
  const own = done.find(({ arm }) => arm === baseline)
  const others = done.filter(({ arm }) => arm !== baseline)
  if (!own || others.length === 0) {
    const seeds = runs
      .filter(({ arm, status }) => arm === baseline && status === 'done')
      .map((run) => run.seed)
    throw new BadInput(
      `--models: expected a seed that ${baseline} and another arm are done with, of ${seeds.join(', ') || 'which there is none'}; ${seed} came`
    )
  }
  const baselines = await answersOf(own.id)
  const arms = []
  for (const { arm, id } of others)
    arms.push({ arm, pair: modelPair(await answersOf(id), baselines, CONFIDENCE) })
  return { seed, baseline, arms }
}

/** A table of their scores, and a sentence for each arm. */
export function modelPairsText({ seed, baseline, arms }: ModelPairs): string[] {
  const rows: string[][] = []
  const sentences: string[] = []
  for (const { arm, pair } of arms) {
    if (!pair) {
      sentences.push(`${arm} and ${baseline} were tested on different rows: their models cannot be compared.`)
      continue
    }
    if (rows.length === 0) rows.push(scoreRow(baseline, pair.baseline))
    rows.push(scoreRow(arm, pair.arm))
    sentences.push(modelPairText(pair, { arm, baseline }, 1 - CONFIDENCE))
  }
  return [
    '',
    `Two models of seed ${seed}, row by row. It says nothing of training again.`,
    ...(rows.length === 0
      ? []
      : ['', table(['model', 'right', 'of', 'accuracy, 95 % interval (Wilson)'], rows)]),
    '',
    ...sentences
  ]
}

/** What `compare --models SEED --json` prints of them. Part of the documented interface. */
export const modelPairsJson = ({ seed, baseline, arms }: ModelPairs) => ({
  seed,
  baseline,
  arms: arms.map(({ arm, pair }) => ({
    arm,
    same_test_rows: pair !== null,
    model: pair && scoreJson(pair.arm),
    baseline_model: pair && scoreJson(pair.baseline),
    mcnemar_b: pair?.mcNemar.b ?? null,
    mcnemar_c: pair?.mcNemar.c ?? null,
    mcnemar_p: pair?.mcNemar.p ?? null
  }))
})

const scoreJson = ({ right, testRows, interval }: ModelScore) => ({
  right,
  test_rows: testRows,
  accuracy: right / testRows,
  accuracy_interval: interval
})

const scoreRow = (arm: string, score: ModelScore) => [
  arm,
  String(score.right),
  String(score.testRows),
  scoreText(score)
]
