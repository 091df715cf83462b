import { scheduleOf } from '../chosen-method.ts'
import type { GradientStep } from '../optimizers/optimizer.ts'
import type { RunSpec } from '../spec/run-spec.ts'

/** Where in a run a batch is: epochs count from 1, batches from 0. */
export interface BatchPlace {
  readonly epoch: number
  readonly batch: number
}

/** How many batches an epoch has; the last of them may be smaller. */
export function batchesPerEpoch({ training }: RunSpec, trainRows: number): number {
  return Math.ceil(trainRows / Math.min(training.batchSize, trainRows))
}

/**
 * The gradient step that belongs to a batch. It depends on the batch's place alone, so that a run which goes on from a
 * checkpoint needs to know no more.
 */
export function gradientSteps(spec: RunSpec, trainRows: number): (place: BatchPlace) => GradientStep {
  const { schedule, learningRate, epochs } = spec.training
  const stepsPerEpoch = batchesPerEpoch(spec, trainRows)
  const method = scheduleOf(schedule)
  return ({ epoch, batch }) => {
    const step = (epoch - 1) * stepsPerEpoch + batch
    const factor = method.factor(schedule, { step, stepsPerEpoch, epochs })
    return { number: step + 1, learningRate: learningRate * factor }
  }
}
