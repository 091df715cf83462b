import { describe, expect, it } from 'vitest'
import { endless, freshTrainer, isEvent, openBench } from './open-bench.ts'

/** How soon a batch, and all that lies between it and the store, is over on a busy machine. */
const PROMPTLY_MS = 700

describe('cancelling a run', () => {
  it('that waits ends it at once; it never starts, and those behind it move up', async () => {
    const bench = openBench({ workers: 1 })
    const [first, second, third] = bench.launch({
      seeds: [0],
      arms: ['baseline', 'b', 'c'].map((name) => ({ name }))
    })
    bench.queue.cancel([second])
    expect(bench.statuses([second])).toEqual(['cancelled'])
    await bench.queue.idle()
    expect(bench.statuses([first, second, third])).toEqual(['done', 'cancelled', 'done'])
    expect(bench.events.filter(({ runId }) => runId === second)).toEqual([
      { type: 'queued', runId: second },
      { type: 'ended', runId: second, status: 'cancelled', reason: null }
    ])
    expect(bench.store.runs.get(second)?.startedAt).toBeNull()
  })

  it('in training ends it within a batch and keeps the epochs it finished', async () => {
    const bench = openBench()
    const [runId, other] = bench.launch({ training: endless })
    await bench.heard((event) => event.type === 'epoch' && event.runId === runId && event.epoch === 5)
    bench.queue.cancel([runId])
    await bench.heard(isEvent('ended', runId))
    expect(bench.statuses([runId])).toEqual(['cancelled'])
    // On a busy machine its thread may not have begun yet.
    expect(['queued', 'running']).toContain(bench.statuses([other])[0])
    expect(bench.epochs(runId)).toBeGreaterThanOrEqual(5)
    expect(bench.epochs(runId)).toBe(bench.events.filter(isEvent('epoch', runId)).length)
    expect(bench.store.models.get(runId)).toBeNull()
    expect(bench.store.runs.get(runId)?.durationS).toBeGreaterThan(0)
  })

  it('in the midst of a long epoch ends it without waiting for the epoch', async () => {
    const bench = openBench()
    const arms = [{ name: 'baseline' }]
    // A second or more an epoch, in batches of some milliseconds.
    const [runId] = bench.launch({ arms, dataset: { samples: null }, network: { hidden: [128] } })
    await bench.heard(isEvent('progress', runId))
    const cancelledAt = performance.now()
    bench.queue.cancel([runId])
    await bench.heard(isEvent('ended', runId))
    expect(performance.now() - cancelledAt).toBeLessThan(PROMPTLY_MS)
    expect(bench.statuses([runId])).toEqual(['cancelled'])
    expect(bench.epochs(runId)).toBe(0)
  })

  it('during evaluation ends it without waiting for the evaluation', async () => {
    const bench = openBench()
    // A step of training on 100 rows, and then 9900 rows to test on.
    const [runId] = bench.launch({
      arms: [{ name: 'baseline' }],
      dataset: { samples: null },
      split: { fraction: 0.99, seed: 42 },
      network: { hidden: [128] },
      training: { epochs: 1, batchSize: 100 }
    })
    // One batch, two blocks of training rows to evaluate, and then the test rows.
    const steps = 1 + 2 + Math.ceil(9900 / 64)
    await bench.heard((event) => event.type === 'progress' && event.fraction > 3 / steps)
    const cancelledAt = performance.now()
    bench.queue.cancel([runId])
    await bench.heard(isEvent('ended', runId))
    expect(performance.now() - cancelledAt).toBeLessThan(PROMPTLY_MS)
    expect(bench.statuses([runId])).toEqual(['cancelled'])
    expect(bench.epochs(runId)).toBe(0)
  })

  it('whose thread has not come up yet ends it before it begins', async () => {
    const bench = openBench({ startTrainer: freshTrainer() })
    const [runId] = bench.launch({ training: endless, arms: [{ name: 'baseline' }] })
    bench.queue.cancel([runId])
    await bench.queue.idle()
    expect(bench.statuses([runId])).toEqual(['cancelled'])
    expect(bench.events.map(({ type }) => type)).toEqual(['queued', 'ended'])
  })

  it('that has ended, or is unknown, changes nothing', async () => {
    const bench = openBench()
    const runIds = bench.launch()
    await bench.queue.idle()
    const heardBefore = bench.events.length
    bench.queue.cancel([...runIds, 'r99'])
    expect(bench.statuses(runIds)).toEqual(['done', 'done'])
    expect(bench.events).toHaveLength(heardBefore)
  })

  it('twice, and once more from whoever hears of its end, is cancelling it once', async () => {
    const bench = openBench({
      workers: 1,
      onEvent(event) {
        if (event.type === 'ended') bench.queue.cancel(bench.queue.openRuns)
      }
    })
    const runIds = bench.launch({ training: endless, seeds: [0, 1, 2] })
    await bench.heard(isEvent('started', runIds[0]))
    bench.queue.cancel([runIds[0]])
    bench.queue.cancel([runIds[0]])
    bench.queue.cancel([runIds[3]])
    await bench.queue.idle()
    expect(bench.statuses(runIds)).toEqual(Array(6).fill('cancelled'))
    const ended = bench.events.filter(isEvent('ended')).map(({ runId }) => runId)
    expect(ended.toSorted()).toEqual(runIds)
  })

  it('comes through promptly even where epochs are shorter than it takes to store them', async () => {
    const bench = openBench()
    const runIds = bench.launch({ dataset: { samples: 4 }, network: { hidden: [1] }, training: endless })
    let longestPauseMs = 0
    let lastTurnAt = performance.now()
    const turns = setInterval(() => {
      const now = performance.now()
      longestPauseMs = Math.max(longestPauseMs, now - lastTurnAt)
      lastTurnAt = now
    }, 10)
    for (const id of runIds)
      await bench.heard((e) => e.type === 'epoch' && e.runId === id && e.epoch === 1500)
    clearInterval(turns)
    const cancelledAt = performance.now()
    bench.queue.cancel(runIds)
    await bench.queue.idle()
    expect(performance.now() - cancelledAt).toBeLessThan(PROMPTLY_MS)
    // Timers had their turns all the while: other processes' wishes are heard by one.
    expect(longestPauseMs).toBeLessThan(PROMPTLY_MS)
    expect(bench.statuses(runIds)).toEqual(['cancelled', 'cancelled'])
  })
})

describe('cancelling a run of a numpy-legacy chain', () => {
  const legacy = { random: 'numpy-legacy', arms: ['a', 'b', 'c'].map((name) => ({ name })), baseline: 'a' }

  it('while it trains cancels those that continue its stream too', async () => {
    const bench = openBench()
    const runIds = bench.launch({ ...legacy, training: endless })
    await bench.heard(isEvent('epoch', runIds[0]))
    bench.queue.cancel([runIds[0]])
    await bench.queue.idle()
    expect(bench.statuses(runIds)).toEqual(['cancelled', 'cancelled', 'cancelled'])
    expect(runIds.map((runId) => bench.epochs(runId) > 0)).toEqual([true, false, false])
  })

  it('before it trains leaves the one before it to finish, and cancels those behind', async () => {
    const bench = openBench()
    const runIds = bench.launch({ ...legacy, training: { epochs: 100 } })
    await bench.heard(isEvent('epoch', runIds[0]))
    bench.queue.cancel([runIds[1]])
    expect(bench.statuses(runIds)).toEqual(['running', 'cancelled', 'cancelled'])
    await bench.queue.idle()
    expect(bench.statuses(runIds)).toEqual(['done', 'cancelled', 'cancelled'])
    expect(bench.epochs(runIds[0])).toBe(100)
    expect(bench.store.models.get(runIds[0])).not.toBeNull()
  })

  it('once the one before it has finished leaves that one as it is', async () => {
    const bench = openBench()
    const [a, b, c] = bench.launch({
      ...legacy,
      arms: [{ name: 'a', training: { epochs: 1 } }, { name: 'b' }, { name: 'c' }],
      training: endless
    })
    await bench.heard(isEvent('epoch', b))
    bench.queue.cancel([b])
    await bench.queue.idle()
    expect(bench.statuses([a, b, c])).toEqual(['done', 'cancelled', 'cancelled'])
  })

  it('leaves the chains of other seeds alone', async () => {
    const bench = openBench({ workers: 1 })
    const runIds = bench.launch({ ...legacy, seeds: [0, 1] })
    bench.queue.cancel([runIds[0]])
    await bench.queue.idle()
    expect(bench.statuses(runIds.slice(0, 3))).toEqual(['cancelled', 'cancelled', 'cancelled'])
    expect(bench.statuses(runIds.slice(3))).toEqual(['done', 'done', 'done'])
  })
})
