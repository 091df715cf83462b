import Database from 'better-sqlite3'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Lab } from '../../../src-main/lab/lab.ts'
import type { RunEvent } from '../../../src-main/queue/run-queue.ts'
import type { ExperimentId, RunId } from '../../../src-main/contract/ids.ts'
import { isFinal } from '../../../src-main/contract/run-status.ts'
import { secondConnection } from '../store/open-test-store.ts'
import { smallSpec } from '../store/small-spec.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'
import { endlessSpec, labInTest, nextEvent, statusesOf, trained, weightHashes } from './lab-in-test.ts'
import { startOwner, type Owner } from './start-owner.ts'

const OBEYED_WITHIN_MS = 1000

const epochOf = (runId: RunId) => (event: RunEvent) => event.type === 'epoch' && event.runId === runId
const allRuns: readonly RunId[] = ['r1', 'r2', 'r3', 'r4']

/** Another process that trains r1 and r2 of the endless experiment e1, with r3 and r4 waiting; and our own lab. */
async function withOwner(changes: Record<string, unknown> = {}) {
  const dataDir = temporaryFolder()
  const owner = startOwner(dataDir, endlessSpec({ seeds: [0, 1], ...changes }))
  await owner.heard(epochOf('r1'))
  if (changes.random !== 'numpy-legacy') await owner.heard(epochOf('r2'))
  return { dataDir, owner, lab: labInTest(dataDir) }
}

/** Asks and waits; how long it took until the runs had ended, or were gone, in the store. */
async function timedStop(
  lab: Lab,
  how: 'cancel' | 'discard',
  target: ExperimentId | RunId,
  runIds: readonly RunId[]
) {
  const askedAt = performance.now()
  const stopped = lab[how]([target])
  await expect
    .poll(() => runIds.every((runId) => isFinal(lab.store.runs.get(runId)?.status ?? 'cancelled')), {
      interval: 10,
      timeout: 5000
    })
    .toBe(true)
  const durationMs = performance.now() - askedAt
  expect(await stopped).toBe(true)
  return durationMs
}

describe('a second process', () => {
  it('reads and reports while the first one trains, and sees its epochs come', async () => {
    const { lab, dataDir } = await withOwner()
    const done = () => lab.report('e1').runs.map(({ epochsDone }) => epochsDone)
    const [before] = done()
    await expect.poll(() => done()[0]).toBeGreaterThan(before + 3)
    expect(lab.list()).toMatchObject([
      {
        id: 'e1',
        runs: [{ status: 'running' }, { status: 'running' }, { status: 'queued' }, { status: 'queued' }]
      }
    ])
    // However often others open the lab, the runs of a process that lives are left alone.
    for (let i = 0; i < 3; i++) labInTest(dataDir)
    expect(statusesOf(lab, allRuns)).toEqual(['running', 'running', 'queued', 'queued'])
  })

  it('trains beside the first one, each its own runs', async () => {
    const { lab, owner } = await withOwner()
    const { runIds } = await trained(undefined, lab)
    expect(statusesOf(lab, runIds)).toEqual(['done', 'done'])
    lab.cancelAll()
    expect(statusesOf(lab, allRuns)).toEqual(['running', 'running', 'queued', 'queued'])
    await owner.heard((event) => event.type === 'epoch' && event.epoch > 20)
  })

  it('has a run cancelled by the process that trains it, within a second; the epochs are kept', async () => {
    const { lab, owner } = await withOwner()
    expect(await timedStop(lab, 'cancel', 'r1', ['r1'])).toBeLessThan(OBEYED_WITHIN_MS)
    const ended = await owner.heard((event) => event.type === 'ended')
    expect(ended).toMatchObject({ runId: 'r1', status: 'cancelled' })
    const stored = lab.store.metricPoints.epochs('r1').map(({ epoch }) => epoch)
    const announced = owner.events.filter(epochOf('r1')).map((event) => event.type === 'epoch' && event.epoch)
    expect(stored).toEqual(announced)
    await owner.heard(epochOf('r3'))
    expect(statusesOf(lab, allRuns)).toEqual(['cancelled', 'running', 'running', 'queued'])
  })

  it('has a whole experiment cancelled within a second, and the process that trained it comes to its end', async () => {
    const { lab, owner } = await withOwner()
    expect(await timedStop(lab, 'cancel', 'e1', allRuns)).toBeLessThan(OBEYED_WITHIN_MS)
    expect(statusesOf(lab, allRuns)).toEqual(['cancelled', 'cancelled', 'cancelled', 'cancelled'])
    expect(await owner.exited).toBe(0)
  })

  it('has a run, and then the experiment, deleted within a second', async () => {
    const { lab, owner } = await withOwner()
    expect(await timedStop(lab, 'discard', 'r1', ['r1'])).toBeLessThan(OBEYED_WITHIN_MS)
    expect(statusesOf(lab, allRuns)).toMatchObject(['gone', 'running', expect.any(String), 'queued'])
    expect(await timedStop(lab, 'discard', 'e1', allRuns)).toBeLessThan(OBEYED_WITHIN_MS)
    expect(lab.list()).toEqual([])
    expect(statusesOf(lab, allRuns)).toEqual(['gone', 'cancelled', 'cancelled', 'cancelled'])
    expect(await owner.exited).toBe(0)
  })

  it('obeys a process that once trained the same runs itself', async () => {
    const dataDir = temporaryFolder()
    const [first, second] = [labInTest(dataDir), labInTest(dataDir)]
    const { experimentId, runIds } = await first.launch(endlessSpec())
    await nextEvent(first, epochOf(runIds[0]))
    await first.cancel([experimentId])
    await second.resume([runIds[0]])
    await nextEvent(second, epochOf(runIds[0]))
    await first.resume([runIds[1]])
    expect(await first.cancel([experimentId])).toBe(true)
    expect(statusesOf(first, runIds)).toEqual(['cancelled', 'cancelled'])
  })

  it('cancels the first arm of a numpy-legacy chain and with it those that continue its stream', async () => {
    const { lab } = await withOwner({ random: 'numpy-legacy', seeds: [0] })
    await timedStop(lab, 'cancel', 'r1', ['r1', 'r2'])
    expect(statusesOf(lab, ['r1', 'r2'])).toEqual(['cancelled', 'cancelled'])
  })
})

describe('a process that is killed while it trains', () => {
  it('leaves runs that whoever opens the lab next marks as interrupted, with their epochs', async () => {
    const { dataDir, lab, owner } = await withOwner()
    const mine = await lab.launch(endlessSpec())
    await Promise.all(mine.runIds.map((runId) => nextEvent(lab, epochOf(runId))))
    owner.kill('SIGKILL')
    await owner.exited
    expect(statusesOf(lab, allRuns)).toEqual(['running', 'running', 'queued', 'queued'])
    const kept = lab.store.metricPoints.epochs('r1').length
    expect(kept).toBeGreaterThanOrEqual(owner.events.filter(epochOf('r1')).length)

    const next = labInTest(dataDir)
    expect(statusesOf(next, allRuns)).toEqual(['interrupted', 'interrupted', 'interrupted', 'interrupted'])
    expect(next.run('r1')).toMatchObject({ reason: 'the process that ran it ended', durationS: null })
    expect(next.store.metricPoints.epochs('r1')).toHaveLength(kept)
    expect(next.report('e1').runs[0].epochsDone).toBe(kept)
    // Those of the process that lives go on.
    expect(statusesOf(next, mine.runIds)).toEqual(['running', 'running'])
  })

  it('while it is asked to delete them leaves nobody waiting: they are deleted', async () => {
    const { dataDir, lab, owner } = await withOwner()
    await suspendBetweenWrites(dataDir, owner)
    const startedAt = performance.now()
    const stopped = lab.discard(['e1'])
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(lab.list()).toHaveLength(1)
    owner.kill('SIGKILL')
    expect(await stopped).toBe(true)
    expect(performance.now() - startedAt).toBeLessThan(3000)
    expect(lab.list()).toEqual([])
  })
})

describe('a process that is suspended while it trains', () => {
  it('is not taken for gone, does not answer, and obeys when it wakes', async () => {
    const { dataDir, lab, owner } = await withOwner()
    await suspendBetweenWrites(dataDir, owner)
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    onTestFinished(() => {
      vi.useRealTimers()
    })
    const stopped = lab.cancel(['e1'])
    // It gives way to others before it begins to wait.
    for (let turn = 0; turn < 10; turn++) await nextTurn()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await stopped).toBe(false)
    labInTest(dataDir)
    expect(statusesOf(lab, allRuns)).toEqual(['running', 'running', 'queued', 'queued'])
    owner.kill('SIGCONT')
    expect(await owner.exited).toBe(0)
    expect(statusesOf(lab, allRuns)).toEqual(['cancelled', 'cancelled', 'cancelled', 'cancelled'])
  })

  it('is asked to stop its own runs: those with seeds that are added elsewhere meanwhile go on', async () => {
    const { dataDir, lab, owner } = await withOwner()
    await suspendBetweenWrites(dataDir, owner)
    const stopped = lab.cancel(['e1'])
    const asked = secondConnection(lab.store.file).prepare('SELECT 1 FROM requests')
    await expect.poll(() => asked.get()).toBeDefined()
    const { runIds } = await lab.addSeeds('e1', 1)
    await nextEvent(lab, ({ type }) => type === 'epoch' || type === 'ended')
    // Time for several looks at the requests.
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(statusesOf(lab, runIds)).toEqual(['running', 'running'])
    owner.kill('SIGCONT')
    expect(await stopped).toBe(true)
    expect(statusesOf(lab, [...allRuns, ...runIds])).toEqual([
      ...allRuns.map(() => 'cancelled'),
      'running',
      'running'
    ])
  })
})

describe('a process that wakes after another took its runs, as over a network where locks do not outlive a sleep', () => {
  it('writes nothing into them any more, and no epoch is lost or doubled', async () => {
    const spec = smallSpec({ training: { epochs: 400, batchSize: 32 }, seeds: [0, 1] })
    const straight = await trained(spec)
    const dataDir = temporaryFolder()
    const sleeper = startOwner(dataDir, spec)
    await sleeper.heard(epochOf('r1'))
    await suspendBetweenWrites(dataDir, sleeper)
    const db = secondConnection(join(dataDir, 'lab.db'))
    const lastEpoch = db.prepare("SELECT max(epoch) FROM metric_points WHERE 'r' || run_id = ?").pluck()
    const stored = new Map(['r1', 'r2'].map((id) => [id, lastEpoch.get(id) as number | null]))
    db.exec('UPDATE owners SET lock_file = NULL')

    const lab = labInTest(dataDir)
    const { runIds } = await lab.resume(['e1'])
    await nextEvent(lab, epochOf(runIds[0]))
    sleeper.kill('SIGCONT')
    expect(await sleeper.exited).toBe(0)
    const late = sleeper.events.filter(
      (event) => event.type === 'epoch' && event.epoch > (stored.get(event.runId) ?? 0)
    )
    expect(late).toEqual([])
    expect(sleeper.events.flatMap((event) => (event.type === 'ended' ? [event.status] : []))).toEqual(
      runIds.map(() => 'interrupted')
    )

    await lab.idle()
    expect(weightHashes({ lab, experimentId: 'e1', runIds: straight.runIds })).toEqual(weightHashes(straight))
    for (const id of straight.runIds) {
      const epochs = (of: Lab) =>
        of.store.metricPoints.epochs(id).map(({ epoch, metrics }) => [epoch, metrics.test_loss])
      expect(epochs(lab)).toEqual(epochs(straight.lab))
    }
  })
})

/** Suspends a process at a moment when it holds no lock: one that sleeps in the midst of a write keeps all others waiting. */
async function suspendBetweenWrites(dataDir: string, owner: Owner): Promise<void> {
  const db = new Database(join(dataDir, 'lab.db'), { timeout: 50 })
  onTestFinished(() => {
    db.close()
  })
  for (;;) {
    owner.kill('SIGSTOP')
    await new Promise((resolve) => setTimeout(resolve, 20))
    try {
      db.exec('BEGIN IMMEDIATE; ROLLBACK')
      return
    } catch {
      owner.kill('SIGCONT')
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}
