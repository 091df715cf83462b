import { expect, it } from 'vitest'
import { endlessSpec, labInTest, nextEvent, statusesOf } from './lab-in-test.ts'

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
