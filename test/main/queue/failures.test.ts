import { describe, expect, it } from 'vitest'
import { workerTrainer, type StartTrainer } from '../../../src-main/queue/worker-trainer.ts'
import { secondConnection } from '../store/open-test-store.ts'
import { endless, isEvent, openBench, realTrainer, type Bench } from './open-bench.ts'

const throwing = workerTrainer(new URL('./workers/throws-after-an-epoch.ts', import.meta.url))
const leavesIdle = workerTrainer(new URL('./workers/leaves-idle.ts', import.meta.url))
const exiting = workerTrainer(new URL('./workers/exits.ts', import.meta.url))

/** One seed is trained by what is given, all others by the real worker. */
const unlucky =
  (startTrainer: StartTrainer, seed = 13): StartTrainer =>
  (chain, events) =>
    (chain.seed === seed ? startTrainer : realTrainer)(chain, events)

const legacy = { random: 'numpy-legacy', seeds: [13, 14] }

describe('a training thread that dies', () => {
  /** Of two chains of two arms, the first fails for the reason, and the second is done. */
  async function expectOneFailed(bench: Bench, reason: RegExp, seed = 13): Promise<void> {
    const runIds = bench.launch({ ...legacy, seeds: [seed, 14] })
    await bench.queue.idle()
    expect(bench.statuses(runIds)).toEqual(['failed', 'cancelled', 'done', 'done'])
    const [failed, behind] = runIds.slice(0, 2).map((runId) => bench.store.runs.get(runId))
    expect(failed?.reason).toMatch(reason)
    expect(behind?.reason).toBe(`${runIds[0]}, whose random stream it continues, failed`)
    const ended = bench.events.filter(isEvent('ended'))
    expect(ended).toHaveLength(4)
    expect(ended.find(({ runId }) => runId === runIds[0])).toMatchObject({
      status: 'failed',
      reason: failed?.reason
    })
  }

  it('of an error fails its run, with the error and the epochs it had', async () => {
    const bench = openBench({ startTrainer: unlucky(throwing) })
    await expectOneFailed(bench, /^the kernel is on fire$/)
    expect(bench.epochs('r1')).toBe(1)
  })

  it.each([
    [3, /^the training thread ended with code 3$/],
    [0, /^the training thread ended before its runs did$/]
  ])('by process.exit(%i) fails its run', async (code, reason) => {
    const bench = openBench({ startTrainer: unlucky(exiting, code) })
    await expectOneFailed(bench, reason, code)
  })

  it('while it waits for its next chain is given none: a new one takes its place', async () => {
    const bench = openBench({ startTrainer: leavesIdle, workers: 1 })
    for (let round = 0; round < 2; round++) {
      const runIds = bench.launch()
      await bench.queue.idle()
      expect(bench.statuses(runIds)).toEqual(['diverged', 'diverged'])
      // Time to leave.
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  })

  it('because its file does not exist fails its run', async () => {
    const missing = new URL('./workers/no-such-worker.ts', import.meta.url)
    const bench = openBench({ startTrainer: unlucky(workerTrainer(missing)) })
    await expectOneFailed(bench, /Cannot find module.*no-such-worker/)
  })

  it('because it cannot even be started fails its run', async () => {
    const startTrainer = unlucky(() => {
      throw new Error('no threads left')
    })
    await expectOneFailed(openBench({ startTrainer }), /^no threads left$/)
  })

  it('after it was told to stop still fails its run when it dies of an error', async () => {
    const startTrainer = unlucky((chain, events) => ({
      cancel() {
        events.end(new Error('out of memory'))
      },
      kill: () => chain
    }))
    const bench = openBench({ startTrainer })
    const [runId] = bench.launch({ seeds: [13], arms: [{ name: 'baseline' }] })
    bench.queue.cancel([runId])
    await bench.queue.idle()
    expect(bench.store.runs.get(runId)).toMatchObject({ status: 'failed', reason: 'out of memory' })
  })
})

describe('a store that fails', () => {
  it('while an epoch is stored interrupts that run with the reason, and the others go on', async () => {
    const bench = openBench()
    const { runIds, chains } = bench.prepare({ ...legacy, training: { epochs: 4 } })
    secondConnection(bench.store.file).exec(
      `CREATE TRIGGER full BEFORE INSERT ON metric_points WHEN NEW.run_id = 1 AND NEW.epoch = 2
       BEGIN SELECT RAISE(ABORT, 'disk full'); END`
    )
    for (const chain of chains) bench.queue.add(chain)
    await bench.queue.idle()
    expect(bench.statuses(runIds)).toEqual(['interrupted', 'cancelled', 'done', 'done'])
    expect(bench.store.runs.get('r1')?.reason).toBe('disk full')
    expect(bench.store.runs.get('r2')?.reason).toBe('r1, whose random stream it continues, was interrupted')
    expect(bench.epochs('r1')).toBe(1)
  })

  it('while the model is stored interrupts that run, and neither half of its end is kept', async () => {
    const bench = openBench()
    secondConnection(bench.store.file).exec(
      `CREATE TRIGGER full BEFORE INSERT ON models WHEN NEW.run_id = 1 BEGIN SELECT RAISE(ABORT, 'disk full'); END`
    )
    const runIds = bench.launch()
    await bench.queue.idle()
    expect(bench.statuses(runIds)).toEqual(['interrupted', 'done'])
    expect(bench.store.runs.get(runIds[0])?.reason).toBe('disk full')
    expect(bench.store.models.get(runIds[0])).toBeNull()
  })

  it('for good ends all runs and says so, and the process lives', async () => {
    const bench = openBench()
    const { runIds, chains } = bench.prepare({ training: endless, seeds: [0, 1] })
    secondConnection(bench.store.file).exec(
      `CREATE TRIGGER full BEFORE INSERT ON metric_points BEGIN SELECT RAISE(ABORT, 'disk full'); END;
       CREATE TRIGGER fuller BEFORE UPDATE ON runs WHEN OLD.status = 'running'
       BEGIN SELECT RAISE(ABORT, 'disk still full'); END`
    )
    for (const chain of chains) bench.queue.add(chain)
    await bench.queue.idle()
    const ended = bench.events.filter(isEvent('ended'))
    expect(ended.map(({ runId }) => runId).toSorted()).toEqual(runIds)
    for (const event of ended) {
      expect(event).toMatchObject({ status: 'interrupted', reason: 'disk full; not stored: disk still full' })
    }
    // The next start would find them and mark them interrupted.
    expect(bench.statuses(runIds)).toEqual(Array(4).fill('running'))
    expect(() => {
      bench.queue.storeEndings()
    }).toThrow('disk still full')

    secondConnection(bench.store.file).exec('DROP TRIGGER fuller')
    bench.queue.storeEndings()
    bench.queue.storeEndings()
    expect(bench.statuses(runIds)).toEqual(Array(4).fill('interrupted'))
    const told = bench.events.filter(isEvent('ended')).slice(ended.length)
    expect(told.map(({ runId }) => runId).toSorted()).toEqual(runIds)
    for (const event of told) expect(event).toMatchObject({ status: 'interrupted', reason: 'disk full' })
  })
})

describe('a run that was taken away while it trained', () => {
  it.each(['DELETE FROM runs', `UPDATE runs SET status = 'interrupted'`])(
    'by %s ends its training',
    async (sql) => {
      const bench = openBench()
      const runIds = bench.launch({ training: { epochs: 50 } })
      await bench.heard(isEvent('epoch', runIds[0]))
      secondConnection(bench.store.file).exec(`${sql} WHERE run_id = 1`)
      await bench.queue.idle()
      expect(bench.events.find(isEvent('ended', runIds[0]))).toMatchObject({ status: 'interrupted' })
      expect(bench.statuses(runIds)).toEqual([sql.startsWith('DELETE') ? 'gone' : 'interrupted', 'done'])
      expect(bench.store.models.get(runIds[0])).toBeNull()
    }
  )
})
