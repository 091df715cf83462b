import { BadInput } from '../../../src-engine/bad-input.ts'
import type { FinalModel } from '../../../src-engine/worker/protocol.ts'
import type { RunId } from '../../contract/ids.ts'
import type { Run } from '../../store/run.ts'
import type { Lab } from '../lab.ts'
import { handlers } from './base.ts'

/** So much is made into text and read again while nobody waits. */
const PIECE_BYTES = 512 * 1024

export const modelHandlers = {
  get: handlers.models.get.handler(async ({ context: { lab }, input: { id } }) => {
    const { run, model } = finished(lab, id)
    const { scaler, ink } = await lab.testedRows.of(run)
    const { layout, precision, weights } = model
    return {
      layout,
      precision,
      scaler,
      activation: run.spec.network.activation,
      weightsBytes: weights.length,
      ink
    }
  }),
  weights: handlers.models.weights.handler(({ context: { lab }, input: { id, from } }) => {
    const run = lab.run(id)
    return lab.store.models.weights(id, from, PIECE_BYTES) ?? noModel(run)
  }),
  testAnswers: handlers.models.testAnswers.handler(async ({ context: { lab }, input: { id } }) => {
    const { run, model } = finished(lab, id)
    const { part, index } = (await lab.testedRows.of(run)).test
    return {
      labels: Uint8Array.from(index, (row) => part.labels[row]),
      predictions: model.predictions,
      rows: [...index],
      testRowsSha256: model.testRowsSha256
    }
  }),
  testRows: handlers.models.testRows.handler(async ({ context: { lab }, input: { id, positions } }) => {
    const { part, index } = (await lab.testedRows.of(finished(lab, id).run)).test
    const beyond = positions.find((position) => position >= index.length)
    if (beyond !== undefined) {
      throw new BadInput(
        `positions: expected 0 .. ${index.length - 1}, the test rows of ${id}; ${beyond} came`
      )
    }
    const columns = part.features.length / part.rows
    const features = new Float64Array(positions.length * columns)
    positions.forEach((position, i) => {
      const start = index[position] * columns
      features.set(part.features.subarray(start, start + columns), i * columns)
    })
    return features
  })
}

/** A run that is done, with its model. */
function finished(lab: Lab, id: RunId): { run: Run; model: FinalModel } {
  const run = lab.run(id)
  const model = lab.store.models.get(id)
  return model ? { run, model } : noModel(run)
}

function noModel({ id, status }: Run): never {
  throw new BadInput(`${id} is ${status} and has no model: expected a run that is done`)
}
