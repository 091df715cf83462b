import { describe, expect, it } from 'vitest'
import type { LabNews } from '../../../src-main/contract/lab.ts'
import { smallSpec } from '../store/small-spec.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'
import { clientOf } from './client-in-test.ts'
import { endlessSpec, labInTest, trained } from './lab-in-test.ts'

/** Watches until a piece of news fits. Returns all that came. */
async function watchUntil(
  client: ReturnType<typeof clientOf>,
  fits: (news: LabNews) => boolean
): Promise<LabNews[]> {
  const all: LabNews[] = []
  for await (const news of await client.lab.watch()) {
    all.push(news)
    if (fits(news)) return all
  }
  throw new Error('the news ended')
}

describe('watching the lab', () => {
  it('begins with what is going on now', async () => {
    const [first] = await watchUntil(clientOf(), () => true)
    expect(first).toEqual({
      runs: [],
      queued: [],
      experiments: [],
      listChanged: false,
      activity: { workers: 2, busyWorkers: 0, runsLeft: 0 }
    })
  })

  it('tells of every run until it ends, as it is stored, however fast its epochs come', async () => {
    const lab = labInTest()
    const client = clientOf(lab)
    const spec = smallSpec({ training: { epochs: 40, batchSize: 32 }, seeds: [0, 1, 2] })
    let runIds: readonly string[] = []
    const ended = new Set<string>()
    const watching = watchUntil(client, ({ runs }) => {
      for (const run of runs) if (run.status === 'done') ended.add(run.id)
      return runIds.length > 0 && ended.size === runIds.length
    })
    const launched = await client.experiments.launch({ spec })
    ;({ runIds } = launched)
    const news = await watching
    const last = new Map(news.flatMap(({ runs }) => runs.map((run) => [run.id, run])))
    expect([...last.values()]).toEqual(
      expect.arrayContaining(lab.store.runLines.all().map((line) => expect.objectContaining(line) as unknown))
    )
    expect(news.flatMap(({ experiments }) => experiments)).toEqual([launched.experimentId])
    expect(news.at(-1)?.activity).toMatchObject({ runsLeft: 0, busyWorkers: 0 })
  })

  it('tells how many threads there are when somebody sets it', async () => {
    const client = clientOf(labInTest(undefined, { workers: 2 }))
    const news = watchUntil(client, ({ activity }) => activity.workers === 3)
    await client.lab.setWorkers({ workers: 3 })
    expect((await news).at(-1)?.activity).toMatchObject({ workers: 3, runsLeft: 0 })
  })

  it('names the experiments that were changed, deleted and brought back, by their runs too', async () => {
    const { lab, experimentId, runIds } = await trained()
    const client = clientOf(lab)
    const changes: (() => Promise<unknown>)[] = [
      () => client.experiments.update({ id: experimentId, note: 'seen' }),
      () => client.experiments.delete({ targets: [runIds[0]] }),
      () => client.experiments.restore({ targets: [runIds[0]] }),
      () => client.experiments.delete({ targets: [experimentId] }),
      () => client.experiments.restore({ targets: [experimentId] })
    ]
    const news = await client.lab.watch()
    await news.next()
    for (const change of changes) {
      await change()
      expect((await news.next()).value).toMatchObject({ experiments: [experimentId], listChanged: false })
    }
    await news.return()
  })

  it('tells of runs that get in line once, in the order of their turn, and of all to whoever comes later', async () => {
    const lab = labInTest()
    const client = clientOf(lab)
    const news = await client.lab.watch()
    await news.next()
    const { experimentId, runIds } = await lab.launch(endlessSpec({ seeds: [0, 1] }))
    expect((await news.next()).value).toMatchObject({ queued: runIds })
    await lab.cancel([runIds[2]])
    await lab.resume([runIds[2]])
    const again: string[] = []
    while (again.length === 0) {
      const { queued } = (await news.next()).value as LabNews
      again.push(...queued)
    }
    expect(again).toEqual([runIds[2]])
    await news.return()
    const [first] = await watchUntil(client, () => true)
    expect(first.queued.slice(-2)).toEqual([runIds[3], runIds[2]])
    expect(first.queued).toHaveLength(4)
    await lab.cancel([experimentId])
  })

  it('tells of thousands of changed runs in pieces, each as it is now', async () => {
    const lab = labInTest(temporaryFolder(), { workers: 1 })
    const client = clientOf(lab)
    const seeds = Array.from({ length: 600 }, (_, seed) => seed)
    const { experimentId, runIds } = await lab.launch(endlessSpec({ seeds }))
    const cancelled = new Set<string>()
    const watching = watchUntil(client, ({ runs }) => {
      for (const { id, status } of runs) if (status === 'cancelled') cancelled.add(id)
      return cancelled.size === runIds.length
    })
    await lab.cancel([experimentId])
    const sizes = (await watching).map(({ runs }) => runs.length)
    expect(Math.max(...sizes)).toBe(500)
  })

  it('notices within seconds what another process changed', async () => {
    const dataDir = temporaryFolder()
    const here = labInTest(dataDir)
    const watching = watchUntil(clientOf(here), ({ listChanged }) => listChanged)
    const elsewhere = labInTest(dataDir)
    await elsewhere.launch(smallSpec())
    const news = await watching
    expect(news.at(-1)?.listChanged).toBe(true)
    await elsewhere.idle()
  })

  it('stops listening when the watcher leaves', async () => {
    const lab = labInTest()
    const client = clientOf(lab)
    const leaving = new AbortController()
    const news = await client.lab.watch(undefined, { signal: leaving.signal })
    await news.next()
    const next = news.next()
    leaving.abort()
    await expect(next).resolves.toMatchObject({ done: true })
  })
})
