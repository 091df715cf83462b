import { BadInput } from '../../../../src-engine/bad-input.ts'
import {
  modelPair,
  modelPairText,
  scoreText,
  type Answers,
  type ModelScore
} from '../../../../src-engine/statistics/model-pair.ts'
import type { RunId } from '../../../contract/ids.ts'
import type { ExperimentReport } from '../../../contract/reports.ts'
import { table } from './table.ts'

const CONFIDENCE = 0.95

/**
 * The other question, of the models of one seed: which has more of the test rows right?
 *
 * @param answersOf what a run's model said of its test rows
 * @throws BadInput when no arm shares this seed with the baseline
 */
export async function modelPairsText(
  { experiment, runs }: ExperimentReport,
  seed: number,
  answersOf: (run: RunId) => Promise<Answers>
): Promise<string[]> {
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
  const rows: string[][] = []
  const sentences: string[] = []
  for (const { arm, id } of others) {
    const pair = modelPair(await answersOf(id), baselines, CONFIDENCE)
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

const scoreRow = (arm: string, score: ModelScore) => [
  arm,
  String(score.right),
  String(score.testRows),
  scoreText(score)
]
