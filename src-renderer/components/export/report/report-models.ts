import {
  modelPair,
  modelPairText,
  scoreText,
  type Answers
} from '../../../../src-engine/statistics/model-pair.ts'
import type { RunId } from '../../../../src-main/contract/ids.ts'
import { pairsByArm } from '../../compare/model/model-pairs.ts'
import type { Compared } from './compared.ts'
import type { ReportModels } from './report-content.ts'

/** Of more arms nobody reads on; the window compares any two. */
const MOST_ARMS = 12

/**
 * The models of the first seed that each arm shares with the baseline. Pairs that were tested on different rows, or whose
 * answers cannot be had any more, are left out.
 */
export async function reportModels(
  { model, runsOf }: Compared,
  answersOf: (run: RunId) => Promise<Answers>
): Promise<ReportModels[]> {
  const baseline = model.groups[0].label
  const { confidence } = model.decision
  const found: ReportModels[] = []
  for (const { group, pairs } of pairsByArm(runsOf).slice(0, MOST_ARMS)) {
    const [{ seed, arm, baseline: other }] = pairs
    const answers = await Promise.all([answersOf(arm.id), answersOf(other.id)]).catch(() => null)
    const pair = answers && modelPair(answers[0], answers[1], confidence)
    if (!pair) continue
    found.push({
      seed,
      scores: [
        { arm: baseline, text: scoreText(pair.baseline) },
        { arm: group.label, text: scoreText(pair.arm) }
      ],
      sentence: modelPairText(pair, { arm: group.label, baseline }, 1 - confidence)
    })
  }
  return found
}
