import { expect, it, vi } from 'vitest'
import { keyOf } from '../../../src-main/contract/ids.ts'
import { secondConnection } from '../store/open-test-store.ts'
import { smallSpec } from '../store/small-spec.ts'
import { endlessSpec, labInTest, nextEvent, statusesOf, trained, weightHashes } from './lab-in-test.ts'

it('a numpy-legacy run that never began is not resumed beside the run whose stream it continues', async () => {
  const lab = labInTest()
  const { runIds } = await lab.launch(endlessSpec({ random: 'numpy-legacy', seeds: [0] }))
  const [first, second] = runIds
  await nextEvent(lab, (event) => event.type === 'epoch' && event.runId === first)
  await lab.cancel([second])
  await expect(lab.resume([second])).rejects.toThrow(
    `${second} would go on in the random stream that arm "variant" leaves with seed 0, which is not kept`
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
  await lab.cancel([experimentId])
  expect(statusesOf(lab, runIds)).toEqual(['cancelled'])
  await lab.resume([experimentId])
  await lab.idle()
  expect(weightHashes({ lab, experimentId, runIds })).toEqual(weightHashes(straight))
  expect(lab.store.metricPoints.epochs(runIds[0]).map(({ epoch }) => epoch)).toEqual([100, 200, 300])
})

it('a run that is resumed keeps the time that it took so far, and from the start on how much of it is done', async () => {
  const lab = labInTest()
  const { runIds } = await lab.launch(endlessSpec({ arms: [{ name: 'baseline' }] }))
  await nextEvent(lab, (event) => event.type === 'epoch')
  await lab.cancel(runIds)
  const behindS = lab.store.checkpoints.get(runIds[0])?.durationS
  await lab.resume(runIds)
  await nextEvent(lab, (event) => event.type === 'started')
  const [line] = lab.runLines(runIds)
  expect(behindS).toBeGreaterThan(0)
  expect(line).toMatchObject({ status: 'running', durationS: behindS })
  expect(line.fraction).toBeGreaterThan(0)
})

it('a run that begins anew, behind one that is resumed in its stream, has no time behind it', async () => {
  const { lab, runIds } = await stoppedChain()
  await lab.resume(runIds)
  expect(runIds.map((id) => lab.store.runs.get(id)?.durationS)).toEqual([expect.any(Number), null, null])
})

const threeArms = {
  random: 'numpy-legacy',
  seeds: [0],
  baseline: 'a',
  arms: [{ name: 'a' }, { name: 'b' }, { name: 'c' }]
}

/** A lab with an experiment of one chain, stopped in the midst of its first run. */
async function stoppedChain() {
  const lab = labInTest()
  const launched = await lab.launch(endlessSpec(threeArms))
  await nextEvent(lab, (event) => event.type === 'epoch')
  await lab.cancel([launched.experimentId])
  return { lab, ...launched }
}

it('a numpy-legacy chain goes on where all of its runs are asked for, as a screen of runs does', async () => {
  const { lab, runIds } = await stoppedChain()
  expect(await lab.resume(runIds)).toEqual({ runIds, refused: [] })
  await nextEvent(lab, (event) => event.type === 'epoch')
  expect(statusesOf(lab, runIds)).toEqual(['running', 'queued', 'queued'])
})

it('a numpy-legacy run does not go on in the place of one that lies in the bin before it', async () => {
  const { lab, experimentId, runIds } = await stoppedChain()
  const [first, second, third] = runIds
  await lab.discard([second])
  const { runIds: resumed, refused } = await lab.resume([experimentId])
  expect(resumed).toEqual([first])
  expect(refused.map(({ runId }) => runId)).toEqual([third])
  expect(refused[0].why).toContain('the random stream that arm "b" leaves with seed 0')
  await lab.cancel([experimentId])
  await expect(lab.resume([third])).rejects.toThrow(refused[0].why)
  await expect(lab.resume([first, third])).rejects.toThrow(refused[0].why)
  expect(statusesOf(lab, [first, third])).toEqual(['cancelled', 'cancelled'])
  lab.restore([second])
  expect(await lab.resume([experimentId])).toEqual({ runIds, refused: [] })
})

it('numpy-legacy runs on both sides of one that is done are resumed at once, as after a repair, to the same weights', async () => {
  const whole = await trained(smallSpec(threeArms))
  const { lab, experimentId, runIds } = whole
  const weights = weightHashes(whole)
  const [first, , third] = runIds
  const raw = secondConnection(lab.store.file)
  for (const id of [first, third]) {
    raw.prepare("UPDATE runs SET status = 'interrupted' WHERE run_id = ?").run(keyOf(id))
    raw.prepare('DELETE FROM models WHERE run_id = ?').run(keyOf(id))
  }
  expect(await lab.resume([experimentId])).toEqual({ runIds: [first, third], refused: [] })
  await lab.idle()
  expect(weightHashes(whole)).toEqual(weights)
})

it('either all that are named are resumed or none', async () => {
  const { lab, experimentId, runIds } = await stoppedChain()
  const done = await trained(undefined, lab)
  await expect(lab.resume([experimentId, done.experimentId])).rejects.toThrow('nothing to resume')
  await expect(lab.resume([runIds[0], done.runIds[0]])).rejects.toThrow(`${done.runIds[0]} is done`)
  expect(statusesOf(lab, runIds)).toEqual(['cancelled', 'cancelled', 'cancelled'])
})

it.each([
  ['resumed', 'resume'],
  ['given more seeds', 'addSeeds']
] as const)('an experiment that is deleted while it is %s does not train in the bin', async (_words, how) => {
  const { lab, experimentId } = await stoppedChain()
  const load = lab.datasets.load.bind(lab.datasets)
  vi.spyOn(lab.datasets, 'load').mockImplementationOnce(async (id) => {
    const dataset = await load(id)
    await lab.discard([experimentId])
    return dataset
  })
  const late = how === 'resume' ? lab.resume([experimentId]) : lab.addSeeds(experimentId, 1)
  await expect(late).rejects.toThrow(`no experiment ${experimentId}`)
  expect(lab.queue).toEqual([])
})

it('runs that are resumed are not stopped by a request of somebody who did not live to take it back', async () => {
  const { lab, experimentId, runIds } = await stoppedChain()
  lab.store.requests.insert([experimentId])
  await lab.resume([experimentId])
  await nextEvent(lab, (event) => event.type === 'epoch')
  // Time for several looks at the requests.
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(statusesOf(lab, runIds)).toEqual(['running', 'queued', 'queued'])
})

it('of an experiment, the runs that can go on do, and those that would go on to other numbers are told', async () => {
  const lab = labInTest()
  const { experimentId, runIds } = await lab.launch(endlessSpec({ ...threeArms, seeds: [0, 1] }))
  const [first, , third] = runIds
  await nextEvent(lab, (event) => event.type === 'epoch' && event.runId === first)
  await lab.cancel([experimentId])
  await lab.discard([first])
  const { runIds: resumed, refused } = await lab.resume([experimentId])
  expect(resumed).toEqual(runIds.slice(3))
  expect(refused.map(({ runId }) => runId)).toEqual(runIds.slice(1, 3))
  expect(refused[0].why).toMatch(/random stream that arm "a" leaves with seed 0, which is not kept/)
  expect(statusesOf(lab, [third])).toEqual(['cancelled'])
  await lab.cancel([experimentId])
  await expect(lab.resume([...resumed, third])).rejects.toThrow('which is not kept')
  expect(statusesOf(lab, resumed)).toEqual(['cancelled', 'cancelled', 'cancelled'])
})
