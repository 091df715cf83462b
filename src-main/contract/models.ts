import { type } from '@orpc/contract'
import * as z from 'zod'
import type { StoredModel } from '../../src-engine/network/trained-model.ts'
import type { Answers } from '../../src-engine/statistics/model-pair.ts'
import { method, runIdInput } from './base.ts'

/** What a finished run's model is, all but its weights. */
export interface ModelLine extends Omit<StoredModel, 'weights'> {
  /** How many bytes of weights there are. */
  readonly weightsBytes: number
  /** The feature that is full ink in a picture: 255 where features are bytes, else the largest of the part with its test rows. */
  readonly ink: number
}

/** What a finished run's model said of its test rows. */
export interface TestAnswers extends Answers {
  /** The place of each test row in its part of the data set, from 0. */
  readonly rows: readonly number[]
}

const run = z.object({ id: runIdInput })

/** The models that finished runs left behind. */
export const models = {
  get: method.input(run).output(type<ModelLine>()),
  /** The next piece of the weights, W1, b1, W2, ... row-major, little-endian; empty behind the last. */
  weights: method.input(run.extend({ from: z.int().min(0) })).output(type<Uint8Array>()),
  testAnswers: method.input(run).output(type<TestAnswers>()),
  /** The features of some test rows, named by their positions among them: rows x columns, as in the data set. */
  testRows: method
    .input(run.extend({ positions: z.array(z.int().min(0)).max(256) }))
    .output(type<Float64Array>())
}
