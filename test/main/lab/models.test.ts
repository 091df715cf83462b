import { expect, describe, it } from 'vitest'
import { classProbabilities, likeliest, trainedModel } from '../../../src-engine/network/trained-model.ts'
import type { RunId } from '../../../src-main/contract/ids.ts'
import type { Lab } from '../../../src-main/lab/lab.ts'
import { smallSpec } from '../store/small-spec.ts'
import { clientOf } from './client-in-test.ts'
import { endlessSpec, labInTest, trained } from './lab-in-test.ts'

/** What the model of a run says of all its test rows, worked out as a page does: from what the contract gives. */
async function answersOfPage(lab: Lab, id: RunId) {
  const client = clientOf(lab)
  const line = await client.models.get({ id })
  const weights = new Uint8Array(line.weightsBytes)
  for (let from = 0; from < weights.length;) {
    const piece = await client.models.weights({ id, from })
    weights.set(piece, from)
    from += piece.length
  }
  const model = trainedModel({ ...line, weights })
  const answers = await client.models.testAnswers({ id })
  const positions = answers.rows.map((_, position) => position)
  const features = await client.models.testRows({ id, positions })
  const columns = features.length / positions.length
  const predictions = Uint8Array.from(positions, (position) =>
    likeliest(classProbabilities(model, features.subarray(position * columns, (position + 1) * columns)))
  )
  return { ...answers, recomputed: predictions, line, features }
}

const wide = { network: { hidden: [200], initializer: { id: 'he' } } }

describe('the model that a page puts together', () => {
  it.each([
    ['the fast engine', { engine: 'fast' }],
    ['the fast engine, in several pieces', { engine: 'fast', ...wide }],
    ['the reference engine', { engine: 'reference' }],
    ['scaling fitted on all rows', { preprocessing: { scaling: 'standardize-on-all' } }],
    ['scaling fitted on the training rows', { preprocessing: { scaling: 'standardize-on-train' } }],
    ['pixels from 0 to 1', { preprocessing: { scaling: 'unit' }, engine: 'fast' }],
    ['a split without chance', { split: { fraction: 0.2, seed: 'none' } }],
    ['a split of each seed', { split: { fraction: 0.2, seed: 'run' }, seeds: [3, 4] }],
    [
      "a subset and a validation part of each seed's own",
      {
        dataset: { id: 'mnist-10k', samples: 250, trainingRows: 150, subset: 'run', validation: 0.1 },
        seeds: [3, 4]
      }
    ],
    ['another activation', { network: { hidden: [8], activation: { id: 'tanh' } }, engine: 'fast' }]
  ])('answers as the run did, row for row, and has its accuracy: %s', async (_, changes) => {
    const { lab, runIds } = await trained(smallSpec(changes))
    for (const id of runIds) {
      const { labels, predictions, recomputed } = await answersOfPage(lab, id)
      expect(recomputed).toEqual(new Uint8Array(predictions))
      const right = recomputed.filter((prediction, row) => prediction === labels[row]).length
      expect(right / labels.length).toBe(lab.store.metricPoints.epochs(id).at(-1)?.metrics.test_accuracy)
    }
  })

  it("takes rows as they are in the data set, which its test rows' places name", async () => {
    const { lab, runIds } = await trained(smallSpec({ split: { fraction: 0.2, seed: 'none' } }))
    const { rows, features, line } = await answersOfPage(lab, runIds[0])
    expect(rows).toEqual(Array.from({ length: 50 }, (_, i) => 200 + i))
    const { pixels } = await clientOf(lab).datasets.rows({
      id: 'mnist-10k',
      label: null,
      from: 200,
      count: 50
    })
    expect([...features]).toEqual([...pixels])
    expect(line.ink).toBe(255)
  })
})

describe('a model that cannot be had', () => {
  it('is that of a run which is not done', async () => {
    const lab = labInTest()
    const { runIds } = await lab.launch(endlessSpec())
    await expect(clientOf(lab).models.get({ id: runIds[0] })).rejects.toThrow(
      /^r1 is (queued|running) and has no model: expected a run that is done$/
    )
    lab.cancelAll()
    await lab.idle()
  })

  it('has no test row beyond the last', async () => {
    const { lab, runIds } = await trained()
    await expect(clientOf(lab).models.testRows({ id: runIds[0], positions: [49, 50] })).rejects.toThrow(
      'expected 0 .. 49'
    )
  })
})
