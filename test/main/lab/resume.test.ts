import { expect, it } from 'vitest'
import { smallSpec } from '../store/small-spec.ts'
import { endlessSpec, labInTest, nextEvent, statusesOf, trained, weightHashes } from './lab-in-test.ts'

it('a numpy-legacy run that never began is not resumed beside the run whose stream it continues', async () => {
  const lab = labInTest()
  const { runIds } = await lab.launch(endlessSpec({ random: 'numpy-legacy', seeds: [0] }))
  const [first, second] = runIds
  await nextEvent(lab, (event) => event.type === 'epoch' && event.runId === first)
  await lab.cancel(second)
  await expect(lab.resume(second)).rejects.toThrow(
    `the random stream that ${first} leaves, which is not kept`
  )
  expect(statusesOf(lab, runIds)).toEqual(['running', 'cancelled'])
})

it('a run that is stopped between measured epochs goes on to the weights and measures of a straight one', async () => {
  const spec = smallSpec({
    arms: [{ name: 'baseline' }],
    training: { epochs: 300, batchSize: 32, evaluateEvery: 100 }
  })
  const straight = await trained(spec)
  const lab = labInTest()
  const { experimentId, runIds } = await lab.launch(spec)
  await nextEvent(lab, (event) => event.type === 'epoch' && event.epoch === 100)
  await lab.cancel(experimentId)
  expect(statusesOf(lab, runIds)).toEqual(['cancelled'])
  await lab.resume(experimentId)
  await lab.idle()
  expect(weightHashes({ lab, experimentId, runIds })).toEqual(weightHashes(straight))
  expect(lab.store.metricPoints.epochs(runIds[0]).map(({ epoch }) => epoch)).toEqual([100, 200, 300])
})
