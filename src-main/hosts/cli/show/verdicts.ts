import { claimedArm } from '../../../../src-engine/spec/decision-spec.ts'
import type { ExperimentSpec } from '../../../../src-engine/spec/experiment-spec.ts'
import { metricWords } from '../../../../src-engine/statistics/compared-epoch.ts'
import type { Comparison } from '../../../../src-engine/statistics/compare-with-baseline.ts'
import { decisionOf } from '../../../../src-engine/statistics/decision.ts'
import { remarks, type HonestyCheck } from '../../../../src-engine/statistics/honesty/check.ts'
import type { McNemar } from '../../../../src-engine/statistics/mcnemar.ts'
import {
  claimText,
  magnitudeText,
  modelsText,
  verdictWords
} from '../../../../src-engine/statistics/verdict-words.ts'
import { whatVariesText } from '../../../../src-engine/statistics/what-varies.ts'

/** What is to be made of it, arm by arm, in the metric decided on; what holds of several arms is said once, at the end. */
export function verdictsText(
  verdicts: readonly Comparison[],
  models: ReadonlyMap<string, McNemar>,
  spec: ExperimentSpec
): string[] {
  const compared = verdicts.filter(({ n }) => n > 0)
  if (compared.length === 0) return []
  const { metric, margin, epoch } = decisionOf(spec)
  const smallest = margin === null ? '' : `; too small to matter: ${magnitudeText(metric, margin)}`
  const blocks = compared.map((comparison) => ({ arm: comparison.arm, words: verdictWords(comparison) }))
  const limits = new Set(blocks.flatMap(({ words }) => words.limits))
  const claim = spec.claim && claimText(metric, spec.claim)
  const claimed = claimedArm(spec)
  return [
    '',
    `Verdict on ${metricWords(metric, epoch)}, ${whatVariesText(spec)}${smallest}`,
    ...(claim !== undefined && claimed === null ? [claim] : []),
    ...blocks.flatMap(({ arm, words }) => [
      '',
      `${arm}: ${words.title}: ${words.numbers}`,
      `  ${words.sentence}`,
      ...(claim !== undefined && claimed === arm ? [`  ${claim}`] : []),
      ...(words.howSure === null ? [] : [`  ${words.howSure}`]),
      `  More seeds: ${words.moreSeeds}`,
      ...modelsLine(arm, spec.baseline, models.get(arm))
    ]),
    ...(limits.size > 0 ? [''] : []),
    ...limits
  ]
}

const modelsLine = (arm: string, baseline: string, models: McNemar | undefined) =>
  models ? [`  ${modelsText(arm, baseline, models)}`] : []

/** What weakens the result, a line each. How few seeds there are the verdicts say themselves. */
export function remarksText(checks: readonly HonestyCheck[]): string[] {
  const said = remarks(checks).filter(({ id }) => id !== 'seed-count')
  return said.length === 0 ? [] : ['', ...said.map(({ title, sentence }) => `${title}. ${sentence}`)]
}
