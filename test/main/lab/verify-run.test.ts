import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { BadInput } from '../../../src-engine/bad-input.ts'
import type { Lab } from '../../../src-main/lab/lab.ts'
import type { RunId } from '../../../src-main/contract/ids.ts'
import { secondConnection } from '../store/open-test-store.ts'
import { smallSpec } from '../store/small-spec.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'
import { endlessSpec, labInTest, nextEvent, statusesOf, trained } from './lab-in-test.ts'

function verify(lab: Lab, runId: RunId, signal = new AbortController().signal) {
  return lab.verifyRun(runId, { progress: () => undefined, signal })
}

const engines = ['reference', 'fast']

describe('verifying a run', () => {
  it.each(engines)(
    'finds the same weights for each arm of an experiment with lab streams, engine "%s"',
    async (engine) => {
      const { lab, runIds } = await trained(smallSpec({ seeds: [5], engine }))
      for (const runId of runIds) {
        const { same, storedSha256, repeatedSha256, engineVersion } = await verify(lab, runId)
        expect(same).toBe(true)
        expect(repeatedSha256).toBe(storedSha256)
        expect(engineVersion.now).toBe(engineVersion.stored)
      }
    }
  )

  it.each(engines)(
    'finds the same weights for each arm of a numpy-legacy chain, later, engine "%s"',
    async (engine) => {
      const arms = [
        { name: 'regularized', regularization: { dropout: { keep: 0.8, scheme: 'tutorial' } } },
        { name: 'narrow', network: { hidden: [3, 3] } },
        { name: 'baseline' },
        { name: 'other start', network: { initializer: { id: 'normal', std: 0.2 } } }
      ]
      // An odd number of initial weights: a normal waits in the stream where the first run begins.
      const network = { hidden: [5, 3], initializer: { id: 'normal', std: 0.1 } }
      const dataDir = temporaryFolder()
      const spec = smallSpec({ arms, network, random: 'numpy-legacy', engine })
      const { runIds } = await trained(spec, labInTest(dataDir))
      const later = labInTest(dataDir)
      expect(later.run(runIds[0]).startState?.waitingNormal).not.toBeNull()
      for (const runId of runIds) expect([runId, (await verify(later, runId)).same]).toEqual([runId, true])
    }
  )

  it('that is over is left by who asked for it without a harm to who asks for the same now', async () => {
    const { lab, runIds } = await trained(smallSpec({ seeds: [5], training: { epochs: 100, batchSize: 32 } }))
    const first = new AbortController()
    await verify(lab, runIds[0], first.signal)
    let isBegun = () => {
      // Nobody waits yet.
    }
    const begun = new Promise<void>((resolve) => {
      isBegun = resolve
    })
    const second = lab.verifyRun(runIds[0], {
      progress: () => {
        isBegun()
      },
      signal: new AbortController().signal
    })
    await Promise.race([begun, second])
    first.abort()
    expect((await second).same).toBe(true)
  })

  it('stores nothing and announces nothing', async () => {
    const { lab, experimentId, runIds } = await trained()
    const before = lab.report(experimentId)
    const events: unknown[] = []
    lab.subscribe((event) => events.push(event))
    await verify(lab, runIds[0])
    expect(lab.report(experimentId)).toEqual(before)
    expect(lab.list()).toHaveLength(1)
    expect(events).toEqual([])
  })

  it('finds other weights when the stored hash is not that of what the run comes to', async () => {
    const { lab, runIds } = await trained()
    const forged = '0'.repeat(64)
    secondConnection(lab.store.file)
      .prepare('UPDATE models SET weights_sha256 = ? WHERE run_id = 1')
      .run(forged)
    const verification = await verify(lab, runIds[0])
    expect(verification).toMatchObject({ same: false, storedSha256: forged })
    expect(verification.repeatedSha256).toMatch(/^[0-9a-f]{64}$/)
    expect((await verify(lab, runIds[1])).same).toBe(true)
  })

  it('finds other weights when the stored start of a numpy-legacy run is another', async () => {
    const { lab, runIds } = await trained(smallSpec({ random: 'numpy-legacy' }))
    secondConnection(lab.store.file).exec(
      'UPDATE runs SET start_state = (SELECT start_state FROM runs WHERE run_id = 1) WHERE run_id = 2'
    )
    expect((await verify(lab, runIds[1])).same).toBe(false)
  })

  it('is refused with BadInput when the data set is not what it was', async () => {
    const folder = temporaryFolder()
    const table = (shift: number) => {
      const rows = Array.from({ length: 20 }, (_, i) => `${i % 2},${i + shift},${(i * 7) % 5}`)
      const csv = join(folder, `${shift}.csv`)
      writeFileSync(csv, ['label,x,y', ...rows].join('\n'))
      return { kind: 'csv', csv } as const
    }
    const lab = labInTest()
    await lab.datasets.add('mine', table(0))
    const { runIds } = await trained(smallSpec({ dataset: { id: 'mine' } }), lab)
    expect((await verify(lab, runIds[0])).same).toBe(true)

    await lab.datasets.remove('mine')
    await expect(verify(lab, runIds[0])).rejects.toThrow(BadInput)
    await lab.datasets.add('mine', table(1))
    await expect(verify(lab, runIds[0])).rejects.toThrow(BadInput)
    await expect(verify(lab, runIds[0])).rejects.toThrow(/"mine" is not what r1 was trained on/)
    await lab.datasets.remove('mine')
    await lab.datasets.add('mine', table(0))
    expect((await verify(lab, runIds[0])).same).toBe(true)
  })

  it('is refused with BadInput for runs without final weights, and for unknown ones', async () => {
    const lab = labInTest()
    const { runIds } = await lab.launch(smallSpec({ training: { epochs: 2, learningRate: 1e200 } }))
    await lab.idle()
    await expect(verify(lab, runIds[0])).rejects.toThrow(BadInput)
    await expect(verify(lab, runIds[0])).rejects.toThrow(/r1 is diverged/)
    await expect(verify(lab, 'r99')).rejects.toThrow(BadInput)
  })

  it('stops when it is told to, in the midst or before it begins', async () => {
    // Trained briefly and then given a spec that takes long: what counts is that it ends.
    const { lab, runIds } = await trained()
    const { spec } = lab.run(runIds[0])
    const long = { ...spec, training: { ...spec.training, epochs: 100_000 } }
    secondConnection(lab.store.file).prepare('UPDATE runs SET spec = ?').run(JSON.stringify(long))
    const midst = new AbortController()
    const stopped = lab.verifyRun(runIds[0], {
      progress: () => {
        midst.abort()
      },
      signal: midst.signal
    })
    await expect(stopped).rejects.toThrow('did not come to its end again')
    await expect(verify(lab, runIds[0], AbortSignal.abort())).rejects.toThrow('did not come to its end again')
  })

  it('of one run leaves others in training alone', async () => {
    const { lab, runIds } = await trained()
    const other = await lab.launch(endlessSpec())
    await Promise.all(
      other.runIds.map((id) => nextEvent(lab, ({ type, runId }) => type === 'epoch' && runId === id))
    )
    expect((await verify(lab, runIds[0])).same).toBe(true)
    expect(statusesOf(lab, other.runIds)).toEqual(['running', 'running'])
  })
})
