import { readFileSync } from 'node:fs'

/** A file of NumPy's values; see test/fixtures/golden/make_golden.py. */
// The caller says what the file holds, as with JSON.parse.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export function golden<T>(name: string): T {
  const file = new URL(`../fixtures/golden/${name}.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')) as T
}

/** What make_golden.py keeps of one arm. */
export interface GoldenArm {
  readonly history: readonly {
    readonly epoch: number
    readonly train_loss: number
    readonly train_accuracy: number
    readonly test_loss: number
    readonly test_accuracy: number
    readonly summed_batch_objective: number
  }[]
  readonly final_weight_sums: readonly number[]
  readonly final_weight_sumsq: readonly number[]
}

export type GoldenExperiment = Record<'regularized' | 'baseline', GoldenArm>
