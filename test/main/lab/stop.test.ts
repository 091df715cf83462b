import { describe, expect, it } from 'vitest'
import { BadInput } from '../../../src-engine/bad-input.ts'
import type { Lab } from '../../../src-main/lab/lab.ts'
import type { ExperimentId, RunId } from '../../../src-main/contract/ids.ts'
import { addRun } from '../store/add-run.ts'
import { secondConnection } from '../store/open-test-store.ts'
import { smallSpec } from '../store/small-spec.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'
import { endlessSpec, labInTest, nextEvent, statusesOf, trained } from './lab-in-test.ts'
import { newLab } from './open-test-lab.ts'

/** How many rows each table has that belong to experiments. */
function rowCounts(lab: Lab): unknown[] {
  const raw = secondConnection(lab.store.file)
  return ['experiments', 'runs', 'metric_points', 'models', 'requests'].map((table) =>
    raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
  )
}

/** A lab with an endless experiment of four runs: two that train, two that wait. */
async function training(): Promise<{ lab: Lab; experimentId: ExperimentId; runIds: readonly RunId[] }> {
  const lab = labInTest()
  const launched = await lab.launch(endlessSpec({ seeds: [0, 1] }))
  const [first, second] = launched.runIds
  await Promise.all(
    [first, second].map((id) => nextEvent(lab, ({ type, runId }) => type === 'epoch' && runId === id))
  )
  return { lab, ...launched }
}

describe('stopping in the process that trains', () => {
  it('cancels a run, and the next one in the queue takes its place', async () => {
    const { lab, runIds } = await training()
    const next = nextEvent(lab, ({ type, runId }) => type === 'started' && runId === runIds[2])
    expect(await lab.cancel([runIds[0]])).toBe(true)
    await next
    expect(statusesOf(lab, runIds)).toEqual(['cancelled', 'running', 'running', 'queued'])
    expect(lab.store.metricPoints.epochs(runIds[0]).length).toBeGreaterThan(0)
  })

  it('cancels all runs of an experiment, and leaves other experiments alone', async () => {
    const { lab, experimentId, runIds } = await training()
    const other = await lab.launch(endlessSpec())
    expect(await lab.cancel([experimentId])).toBe(true)
    expect(statusesOf(lab, runIds)).toEqual(['cancelled', 'cancelled', 'cancelled', 'cancelled'])
    await Promise.all(
      other.runIds.map((id) => nextEvent(lab, ({ type, runId }) => type === 'epoch' && runId === id))
    )
    expect(statusesOf(lab, other.runIds)).toEqual(['running', 'running'])
  })

  it('deletes an experiment that trains: out of sight, and nothing goes on in secret', async () => {
    const { lab, experimentId } = await training()
    expect(await lab.discard([experimentId])).toBe(true)
    expect(lab.list()).toEqual([])
    const stored = rowCounts(lab)
    await lab.idle()
    expect(rowCounts(lab)).toEqual(stored)
  })

  it('forgets what was deleted a week ago, and nothing sooner', async () => {
    const dataDir = temporaryFolder()
    const { lab, experimentId, runIds } = await trained(smallSpec(), newLab(dataDir))
    const other = await trained(smallSpec(), lab)
    await lab.discard([experimentId])
    await lab.discard([other.runIds[0]])
    lab.close()
    const raw = secondConnection(lab.store.file)
    const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3600 * 1000).toISOString()
    raw.prepare('UPDATE experiments SET deleted_at = ? WHERE deleted_at IS NOT NULL').run(daysAgo(6.9))
    raw.prepare('UPDATE runs SET deleted_at = ? WHERE deleted_at IS NOT NULL').run(daysAgo(7.1))
    const next = labInTest(dataDir)
    next.restore([experimentId])
    expect(statusesOf(next, runIds)).toEqual(['done', 'done'])
    expect(() => {
      next.restore([other.runIds[0]])
    }).toThrow('was not deleted within the last week')
    expect(next.store.metricPoints.epochs(other.runIds[0])).toEqual([])
  })

  it('deletes a run that waits and one that trains, and leaves the others', async () => {
    const { lab, experimentId, runIds } = await training()
    expect(await lab.discard([runIds[3]])).toBe(true)
    expect(await lab.discard([runIds[0]])).toBe(true)
    expect(statusesOf(lab, runIds)).toMatchObject(['gone', 'running', expect.any(String), 'gone'])
    expect(lab.report(experimentId).runs.map(({ id }) => id)).toEqual([runIds[1], runIds[2]])
  })

  it('cancels everything at once', async () => {
    const { lab, runIds } = await training()
    lab.cancelAll()
    await lab.idle()
    expect(statusesOf(lab, runIds)).toEqual(['cancelled', 'cancelled', 'cancelled', 'cancelled'])
  })

  it('leaves what is done as it is when cancelled, and deletes it when told to', async () => {
    const { lab, experimentId, runIds } = await trained()
    expect(await lab.cancel([experimentId])).toBe(true)
    expect(statusesOf(lab, runIds)).toEqual(['done', 'done'])
    expect(await lab.discard([runIds[0]])).toBe(true)
    expect(statusesOf(lab, runIds)).toEqual(['gone', 'done'])
    expect(await lab.discard([experimentId])).toBe(true)
    expect(lab.list()).toEqual([])
  })

  it('deletes and restores all that is named, or nothing', async () => {
    const { lab, experimentId, runIds } = await trained()
    await expect(lab.discard([experimentId, 'e99'])).rejects.toThrow('no experiment e99')
    await expect(lab.discard([runIds[0], 'r99'])).rejects.toThrow('no run r99')
    expect(statusesOf(lab, runIds)).toEqual(['done', 'done'])
    await lab.discard([experimentId, runIds[0], runIds[0]])
    expect(() => {
      lab.restore([experimentId, 'r99'])
    }).toThrow('r99 was not deleted')
    expect(lab.list()).toEqual([])
    lab.restore([experimentId, runIds[0]])
    expect(statusesOf(lab, runIds)).toEqual(['done', 'done'])
  })

  it('brings back no run into an experiment that is deleted, and finds none there to delete', async () => {
    const { lab, experimentId, runIds } = await trained()
    const [first, second] = runIds
    await lab.discard([first])
    await lab.discard([experimentId])
    expect(() => {
      lab.restore([first])
    }).toThrow(`${first} belongs to ${experimentId}, which is deleted, too: bring back ${experimentId} first`)
    await expect(lab.discard([second])).rejects.toThrow(`no run ${second}`)
    lab.restore([experimentId])
    expect(statusesOf(lab, runIds)).toEqual(['gone', 'done'])
    lab.restore([first])
    expect(statusesOf(lab, runIds)).toEqual(['done', 'done'])
  })

  it('is refused with BadInput for what there is not', async () => {
    const lab = labInTest()
    await expect(lab.cancel(['e1'])).rejects.toThrow(BadInput)
    await expect(lab.discard(['r1'])).rejects.toThrow(BadInput)
    expect(rowCounts(lab)).toEqual([0, 0, 0, 0, 0])
  })

  it('is closing the lab: its threads end, and its runs are interrupted for all to see', async () => {
    const { lab, runIds } = await training()
    const events: unknown[] = []
    lab.subscribe((event) => events.push(event))
    const reader = labInTest(lab.store.file.replace(/lab\.db$/, ''))
    lab.close()
    // Time for whatever the threads may still have had to say.
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(events).toEqual([])
    expect(statusesOf(reader, runIds)).toEqual(['interrupted', 'interrupted', 'interrupted', 'interrupted'])
  })
})

describe('a store that fails for a while', () => {
  it('neither ends the process at a request nor loses the request', async () => {
    const { lab, runIds } = await training()
    const raw = secondConnection(lab.store.file)
    raw.exec(`CREATE TRIGGER requests BEFORE DELETE ON requests BEGIN SELECT RAISE(ABORT, 'disk full'); END`)
    lab.store.requests.insert([runIds[0]])
    // Time for several looks at the requests.
    await new Promise((resolve) => setTimeout(resolve, 1300))
    expect(rowCounts(lab)[4]).toBe(1)
    raw.exec('DROP TRIGGER requests')
    await expect.poll(() => rowCounts(lab)[4]).toBe(0)
    expect(statusesOf(lab, [runIds[0]])).toEqual(['cancelled'])
  })
})

describe('stopping runs whose process is gone', () => {
  it('needs nobody: they are interrupted, or deleted', async () => {
    const lab = labInTest()
    const [lost, unwanted] = [addRun(lab.store), addRun(lab.store)]
    secondConnection(lab.store.file).exec(
      `UPDATE owners SET lock_file = 'lab.db-process-that-ended', pid = ${process.pid}`
    )
    expect(await lab.cancel([lost.runId])).toBe(true)
    expect(statusesOf(lab, [lost.runId])).toEqual(['interrupted'])
    expect(await lab.discard([unwanted.experimentId])).toBe(true)
    expect(lab.list().map(({ id }) => id)).toEqual([lost.experimentId])
  })
})
