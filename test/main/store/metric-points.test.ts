import { describe, expect, it } from 'vitest'
import { metricNames, type EpochMetrics } from '../../../src-engine/training/metrics.ts'
import { keyOf } from '../../../src-main/contract/ids.ts'
import { addRun, someMetrics } from './add-run.ts'
import { openTestStore, secondConnection } from './open-test-store.ts'

describe('the metrics of an epoch', () => {
  it('come back bit for bit, those too that are no finite number', () => {
    const store = openTestStore()
    const { experimentId, runId } = addRun(store)
    const metrics: EpochMetrics = {
      train_loss: NaN,
      train_accuracy: 0.1 + 0.2,
      test_loss: Infinity,
      test_accuracy: 0,
      penalty: -Infinity,
      summed_batch_objective: Number.MAX_VALUE,
      epoch_duration_s: Number.MIN_VALUE
    }
    store.metricPoints.append(runId, 1, metrics)
    const point = { runKey: keyOf(runId), epoch: 1, metrics }
    const reopened = openTestStore(store.file)
    expect(reopened.metricPoints.epochs(runId)).toEqual([point])
    expect(reopened.metricPoints.lastEpochs(experimentId)).toEqual(new Map([[keyOf(runId), point]]))
  })

  it('are stored all or none', () => {
    const store = openTestStore()
    const { runId } = addRun(store)
    secondConnection(store.file).exec(
      `CREATE TRIGGER full BEFORE INSERT ON metric_points
       WHEN NEW.metric_id = (SELECT max(metric_id) FROM metrics) BEGIN SELECT RAISE(ABORT, 'disk full'); END`
    )
    expect(() => {
      store.metricPoints.append(runId, 1, someMetrics)
    }).toThrow('disk full')
    expect(store.metricPoints.epochs(runId)).toEqual([])
  })

  it('are stored once: the same epoch cannot come twice', () => {
    const store = openTestStore()
    const { runId } = addRun(store)
    store.metricPoints.append(runId, 1, someMetrics)
    expect(() => {
      store.metricPoints.append(runId, 1, { ...someMetrics, train_loss: 0 })
    }).toThrow('UNIQUE')
    expect(store.metricPoints.epochs(runId)).toHaveLength(1)
  })

  it('come in the order of the epochs, whatever order they were stored in', () => {
    const store = openTestStore()
    const { experimentId, runId } = addRun(store)
    for (const epoch of [10, 2, 1]) store.metricPoints.append(runId, epoch, someMetrics)
    expect(store.metricPoints.epochs(runId).map(({ epoch }) => epoch)).toEqual([1, 2, 10])
    expect(store.metricPoints.lastEpochs(experimentId).get(keyOf(runId))?.epoch).toBe(10)
  })

  it('lack those that were not measured', () => {
    const store = openTestStore()
    const { runId } = addRun(store)
    const measured = Object.fromEntries(
      Object.entries(someMetrics).filter(([name]) => !name.startsWith('validation'))
    ) as typeof someMetrics
    store.metricPoints.append(runId, 1, measured)
    expect(store.metricPoints.epochs(runId)[0].metrics).toEqual(measured)
  })

  it('lack a metric that was not known yet when they were measured', () => {
    const store = openTestStore()
    const { runId } = addRun(store)
    store.metricPoints.append(runId, 1, someMetrics)
    secondConnection(store.file).exec(
      `DELETE FROM metric_points WHERE metric_id = (SELECT metric_id FROM metrics WHERE name = 'penalty')`
    )
    const [point] = openTestStore(store.file).metricPoints.epochs(runId)
    expect(Object.keys(point.metrics).sort()).toEqual(metricNames.filter((name) => name !== 'penalty').sort())
  })
})
