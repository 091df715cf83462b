import { bracketed, exact, fixed } from '../words/numbers.ts'
import { compareModels, type McNemar } from './mcnemar.ts'
import type { Interval } from './paired-t.ts'
import { pText } from './verdict-words.ts'
import { wilsonInterval } from './wilson.ts'

/** What one model said of its test rows, row for row. */
export interface Answers {
  /** True classes. */
  readonly labels: Uint8Array
  readonly predictions: Uint8Array
  /** Equal for models that were tested on the same rows in the same order. */
  readonly testRowsSha256: string
}

/** How many test rows one model has right, and what other rows like these could give. */
export interface ModelScore {
  readonly right: number
  readonly testRows: number
  /** Wilson's, of the share. */
  readonly interval: Interval
}

/** Two models on the same test rows: each by itself, and the rows on which one is right and the other wrong. */
export interface ModelPair {
  readonly arm: ModelScore
  readonly baseline: ModelScore
  readonly mcNemar: McNemar
}

/** Is this one model better than that one, row by row? Null where they were tested on different rows. */
export function modelPair(arm: Answers, baseline: Answers, confidence: number): ModelPair | null {
  if (arm.testRowsSha256 !== baseline.testRowsSha256) return null
  return {
    arm: scoreOf(arm, confidence),
    baseline: scoreOf(baseline, confidence),
    mcNemar: compareModels(arm.labels, baseline.predictions, arm.predictions)
  }
}

function scoreOf({ labels, predictions }: Answers, confidence: number): ModelScore {
  const right = predictions.reduce((count, prediction, row) => count + Number(prediction === labels[row]), 0)
  const testRows = labels.length
  return { right, testRows, interval: wilsonInterval(right, testRows, confidence) }
}

/** What the pair comes to, in a sentence. @param alpha below which p tells the models apart */
export function modelPairText(
  { arm, mcNemar: { b, c, p } }: ModelPair,
  names: { readonly arm: string; readonly baseline: string },
  alpha: number
): string {
  const [more, less] = [
    { name: names.arm, alone: c },
    { name: names.baseline, alone: b }
  ].toSorted((one, other) => other.alone - one.alone)
  const counts = `${exact(more.alone)} only ${more.name} has right, ${exact(less.alone)} only ${less.name} (McNemar, exact, ${pText(p)})`
  const rows = `these ${exact(arm.testRows)} test rows`
  return p < alpha
    ? `On rows like ${rows} the model of ${more.name} is the better one: ${counts}.`
    : `By ${rows} the two models cannot be told apart: ${counts}.`
}

/** "93.50 % [91.80, 94.90]": the share that is right, with its interval. */
export function scoreText({ right, testRows, interval: [low, high] }: ModelScore): string {
  const percent = (share: number) => fixed(100 * share, 2)
  return `${percent(right / testRows)} % ${bracketed(percent(low), percent(high))}`
}
