/** A run's size and the seconds that its training took. */
export interface RecordedRun {
  readonly engine: 'fast' | 'reference'
  readonly samples: number
  readonly epochs: number
  readonly hidden: readonly number[]
  readonly batchSize: number
  readonly seconds: number
}

const run = (
  engine: RecordedRun['engine'],
  samples: number,
  epochs: number,
  hidden: readonly number[],
  batchSize: number,
  seconds: number
): RecordedRun => ({ engine, samples, epochs, hidden, batchSize, seconds })

/**
 * Runs of MNIST's first rows, a fifth of them to test, as the lab recorded them on 2026-11-23: one of two cores of an AMD
 * EPYC each, Node 24.21.0, plain gradient descent; the mean over arms and seeds.
 */
export const recordedRuns: readonly RecordedRun[] = [
  run('fast', 100, 1, [256, 128], 64, 0.0043),
  run('fast', 500, 2, [256, 128], 64, 0.0178),
  run('fast', 1000, 6, [256, 128], 64, 0.0787),
  run('fast', 5000, 3, [256, 128], 64, 0.1793),
  run('fast', 5000, 20, [256, 128], 64, 1.0783),
  run('fast', 10000, 5, [256, 128], 64, 0.5483),
  run('fast', 1000, 6, [16], 64, 0.0214),
  run('fast', 1000, 6, [1024, 512], 64, 0.5238),
  run('fast', 1000, 6, [256, 128], 1, 0.3806),
  run('fast', 1000, 6, [256, 128], 8, 0.1308),
  run('fast', 1000, 6, [256, 128], 512, 0.0807),
  run('fast', 1000, 200, [8], 64, 0.6108),
  run('reference', 1000, 6, [256, 128], 64, 3.2646),
  run('reference', 100, 1, [256, 128], 64, 0.1112),
  run('reference', 1000, 20, [8], 64, 0.4185),
  run('reference', 1000, 20, [32], 64, 0.79),
  run('reference', 5000, 3, [256, 128], 64, 4.1335),
  run('reference', 1000, 3, [256, 128], 1, 5.7915)
]
