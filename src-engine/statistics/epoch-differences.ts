import { pairedT, tInterval } from './paired-t.ts'
import { mean } from './summary.ts'

/** One metric of one run, epoch by epoch. */
export interface EpochSeries {
  readonly seed: number
  /** The epoch of the first value; the others follow without a gap. */
  readonly from: number
  /** NaN where it was not measured. */
  readonly values: ArrayLike<number>
}

/** The paired differences after one epoch. */
export interface EpochDifference {
  readonly epoch: number
  /** Pairs that both have this epoch. */
  readonly n: number
  readonly mean: number
  /** The t interval of the mean; null for fewer than two pairs or no spread. */
  readonly low: number | null
  readonly high: number | null
}

/**
 * Arm minus baseline after every epoch, over the seeds that both have reached it with, with the band of the t interval.
 * Epochs without a pair are left out. The band holds for each epoch by itself, not for all of them together.
 *
 * @param testTrainRatio see pairedT
 */
export function epochDifferences(
  arm: readonly EpochSeries[],
  baseline: readonly EpochSeries[],
  confidence: number,
  testTrainRatio = 0
): EpochDifference[] {
  const baselineBySeed = new Map(baseline.map((series) => [series.seed, series]))
  const pairs = arm.flatMap((series) => {
    const other = baselineBySeed.get(series.seed)
    return other ? [{ series, other }] : []
  })
  const first = Math.min(...pairs.map(({ series }) => series.from))
  const end = Math.max(...pairs.map(({ series }) => series.from + series.values.length))
  const points: EpochDifference[] = []
  for (let epoch = first; epoch < end; epoch++) {
    const differences = pairs
      .map(({ series, other }) => valueAt(series, epoch) - valueAt(other, epoch))
      .filter((difference) => !Number.isNaN(difference))
    if (differences.length === 0) continue
    const test = pairedT(differences, testTrainRatio)
    const [low, high] = test ? tInterval(test, confidence) : [null, null]
    points.push({ epoch, n: differences.length, mean: mean(differences), low, high })
  }
  return points
}

/** NaN before the first and behind the last epoch. */
const valueAt = ({ from, values }: EpochSeries, epoch: number) =>
  (values[epoch - from] as number | undefined) ?? NaN
