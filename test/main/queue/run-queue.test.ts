import { describe, expect, it } from 'vitest'
import type { StartTrainer } from '../../../src-main/queue/worker-trainer.ts'
import { secondConnection } from '../store/open-test-store.ts'
import { isEvent, openBench, realTrainer } from './open-bench.ts'

/** The real trainer, with a note of how many trained at once. */
function countedTrainer() {
  const count = { now: 0, most: 0, started: [] as string[] }
  const startTrainer: StartTrainer = (chain, events) => {
    count.now++
    count.most = Math.max(count.most, count.now)
    count.started.push(...chain.runs.map(({ runId }) => runId))
    return realTrainer(chain, {
      message: events.message.bind(events),
      end(error) {
        count.now--
        events.end(error)
      }
    })
  }
  return { count, startTrainer }
}

describe('the run queue', () => {
  it.each([1, 2])('trains at most %i at once, all of them in the order they came', async (workers) => {
    const { count, startTrainer } = countedTrainer()
    const bench = openBench({ workers, startTrainer })
    const runIds = bench.launch({ seeds: [0, 1] })
    await bench.queue.idle()
    expect(count.most).toBe(workers)
    expect(count.started).toEqual(runIds)
    expect(bench.statuses(runIds)).toEqual(Array(4).fill('done'))
    if (workers === 1) {
      expect(bench.events.filter(isEvent('ended')).map(({ runId }) => runId)).toEqual(runIds)
    }
  })

  it('goes on with what is added while it trains, and after it was idle', async () => {
    const bench = openBench({ workers: 1 })
    const alone = { arms: [{ name: 'baseline' }] }
    const first = bench.launch(alone)
    await bench.heard(isEvent('started', first[0]))
    const second = bench.launch(alone)
    expect(bench.queue.openRuns).toEqual([...first, ...second])
    await bench.queue.idle()
    expect(bench.queue.openRuns).toEqual([])
    const third = bench.launch(alone)
    await bench.queue.idle()
    expect(bench.statuses([...first, ...second, ...third])).toEqual(['done', 'done', 'done'])
  })

  it('is idle at once when there is nothing to do', async () => {
    await openBench().queue.idle()
  })

  it('has every change in the store, for all processes to see, before it announces it', async () => {
    const seen: string[] = []
    const bench = openBench({
      onEvent(event, store) {
        const other = secondConnection(store.file)
        const run = Number(event.runId.slice(1))
        const status = other.prepare('SELECT status FROM runs WHERE run_id = ?').pluck().get(run) as string
        const points = other
          .prepare(
            'SELECT name, value FROM metric_points JOIN metrics USING (metric_id) WHERE run_id = ? AND epoch = ?'
          )
          .raw()
          .all(run, event.type === 'epoch' ? event.epoch : -1) as [string, number][]
        const model = other.prepare('SELECT count(*) FROM models WHERE run_id = ?').pluck().get(run)
        if (event.type === 'epoch') {
          expect(Object.fromEntries(points)).toEqual(event.metrics)
          expect(points).toHaveLength(Object.keys(event.metrics).length)
        }
        if (event.type !== 'progress')
          seen.push(`${event.runId} ${event.type}: ${status}, ${String(model)} models`)
      }
    })
    const [variant, baseline] = bench.launch()
    await bench.queue.idle()
    for (const runId of [variant, baseline]) {
      expect(seen.filter((line) => line.startsWith(runId))).toEqual([
        `${runId} queued: queued, 0 models`,
        `${runId} started: running, 0 models`,
        `${runId} epoch: running, 0 models`,
        `${runId} epoch: running, 0 models`,
        `${runId} ended: done, 1 models`
      ])
    }
  })

  it('tells of progress within an epoch, ever further, about ten times a second', async () => {
    const bench = openBench()
    const [runId] = bench.launch({
      dataset: { samples: 5000 },
      network: { hidden: [128] },
      training: { epochs: 2, batchSize: 32 },
      arms: [{ name: 'baseline' }]
    })
    await bench.queue.idle()
    const told = bench.events.flatMap((event) => (event.type === 'progress' ? [event] : []))
    const fractions = told.map(({ fraction }) => fraction)
    expect(fractions.length).toBeGreaterThan(2)
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
    expect(new Set(fractions).size).toBe(fractions.length)
    for (const { epoch, fraction } of told) {
      expect(fraction).toBeGreaterThan((epoch - 1) / 2)
      expect(fraction).toBeLessThanOrEqual(epoch / 2)
    }
    const durationS = bench.store.runs.get(runId)?.durationS ?? 0
    expect(fractions.length).toBeLessThanOrEqual(durationS * 10)
  })

  it('stores when a run started and ended, how long it took, and each epoch with its duration', async () => {
    const bench = openBench()
    const [runId] = bench.launch()
    await bench.queue.idle()
    const run = bench.store.runs.get(runId)
    const { createdAt = '', startedAt, endedAt, durationS } = run ?? {}
    const times = [createdAt, startedAt ?? '', endedAt ?? '']
    expect(times.every((time) => new Date(time).toISOString() === time)).toBe(true)
    expect(times).toEqual(times.toSorted())
    const epochs = bench.store.metricPoints
      .epochs(runId)
      .map(({ metrics }) => metrics.epoch_duration_s ?? NaN)
    expect(epochs.every((seconds) => seconds > 0)).toBe(true)
    expect(epochs.reduce((a, b) => a + b)).toBeLessThanOrEqual(durationS ?? 0)
  })

  it('keeps a run that diverges with its epochs, without a model, and goes on with its chain', async () => {
    const bench = openBench()
    const [diverging, next] = bench.launch({
      random: 'numpy-legacy',
      arms: [{ name: 'hasty', training: { epochs: 5, learningRate: 1e200 } }, { name: 'baseline' }]
    })
    await bench.queue.idle()
    expect(bench.statuses([diverging, next])).toEqual(['diverged', 'done'])
    const epochs = bench.store.metricPoints.epochs(diverging)
    expect(epochs).toHaveLength(1)
    expect(epochs[0].metrics.train_loss).toBeNaN()
    expect(bench.store.models.get(diverging)).toBeNull()
    expect(bench.store.models.get(next)).not.toBeNull()
  })

  it('kills what is in training and announces nothing more once it is closed', async () => {
    const bench = openBench()
    const runIds = bench.launch({ seeds: [0, 1], training: { epochs: 100_000 } })
    await bench.heard(isEvent('epoch', runIds[1]))
    bench.queue.close()
    const heardBefore = bench.events.length
    await bench.queue.idle()
    expect(bench.events).toHaveLength(heardBefore)
    expect(bench.queue.openRuns).toEqual([])
  })
})
