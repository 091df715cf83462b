import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { metricNames, metrics } from '../../../src-engine/training/metrics.ts'
import type { EpochMetrics } from '../../../src-engine/training/metrics.ts'
import { epochOf, useExportSandbox } from './export-sandbox.ts'

const sandbox = useExportSandbox()

/** How the files write a number. */
const written = (value: number) => String(value).replace('Infinity', 'inf')

describe('metrics_wide.csv', () => {
  it('has a row per run and epoch, with every value exactly as the store has it', async () => {
    const { store } = sandbox()
    const e1 = sandbox().experiment('exact', ['baseline', 'dropout'])
    // SQLite knows no -0: adding 0 makes it 0.
    const doubles = fc.sample(fc.double({ noNaN: true }), { numRuns: 7 * 30, seed: 1 }).map((x) => x + 0)
    const epochs = Array.from({ length: 30 }, (_, i) => metricsOf(doubles.slice(i * 7)))
    sandbox().run(e1, 'baseline', 0, epochs)
    sandbox().run(e1, 'dropout', 4294967295, [...epochs, metricsOf([NaN, -Infinity, Infinity, 5e-324, 1e21])])
    await sandbox().export(e1)

    const rows = await sandbox().rows('metrics_wide.csv')
    const expected = store.runs.ofExperiment(e1).flatMap(({ id, arm, seed }) =>
      store.metricPoints.epochs(id).map((point) => ({
        run_id: id,
        experiment: 'e1',
        arm,
        seed: String(seed),
        epoch: String(point.epoch),
        ...Object.fromEntries(metricNames.map((name) => [name, written(point.metrics[name] ?? 0)]))
      }))
    )
    expect(rows).toEqual(expected)
    // And what was written reads back as the same number.
    for (const [i, row] of rows.slice(0, 30).entries()) {
      for (const name of metricNames)
        expect(Number(row[name].replace('inf', 'Infinity'))).toBe(epochs[i][name])
    }
  })

  it('leaves empty what was not logged', async () => {
    const e1 = sandbox().experiment('holes', ['baseline'])
    const r1 = sandbox().run(e1, 'baseline', 0, [epochOf(1), epochOf(2)])
    const points = sandbox().store.metricPoints
    const all = points.between.bind(points)
    points.between = (id, from, to) =>
      all(id, from, to).map((point) => ({
        ...point,
        metrics: point.epoch === 1 ? { penalty: 0.5 } : point.metrics
      }))
    await sandbox().export(e1)

    const [first] = await sandbox().rows('metrics_wide.csv')
    expect(first).toMatchObject({ run_id: r1, epoch: '1', train_loss: '', test_loss: '', penalty: '0.5' })
    const long = await sandbox().rows('metrics_long.csv')
    expect(long.filter(({ epoch }) => epoch === '1').map(({ metric }) => metric)).toEqual(['penalty'])
    expect(long).toHaveLength(1 + metricNames.length)
  })
})

describe('metrics_long.csv', () => {
  it('has a row per value, in the order of the wide file, with the split it was measured on', async () => {
    const e1 = sandbox().experiment('long', ['baseline', 'dropout'])
    sandbox().run(e1, 'baseline', 3, [epochOf(1), epochOf(2)])
    sandbox().run(e1, 'dropout', 3, [epochOf(5)])
    await sandbox().export(e1)

    const wide = await sandbox().rows('metrics_wide.csv')
    expect(await sandbox().rows('metrics_long.csv')).toEqual(
      wide.flatMap(({ run_id, experiment, arm, seed, epoch, ...values }) =>
        metricNames.map((metric) => ({
          run_id,
          experiment,
          arm,
          seed,
          epoch,
          split: metrics[metric].split,
          metric,
          value: values[metric],
          value_status: 'ok'
        }))
      )
    )
  })

  it('tells NaN, inf and what came of diverging apart', async () => {
    const e1 = sandbox().experiment('odd', ['baseline'])
    const odd = { train_loss: NaN, test_loss: Infinity, penalty: -Infinity }
    sandbox().run(e1, 'baseline', 0, [epochOf(0, odd)])
    sandbox().run(e1, 'baseline', 1, [epochOf(0, odd)], 'diverged')
    await sandbox().export(e1)

    const rows = await sandbox().rows('metrics_long.csv')
    const said = (seed: string, name: string) => {
      const row = rows.find((r) => r.seed === seed && r.metric === name)
      return [row?.value, row?.value_status]
    }
    expect(said('0', 'train_loss')).toEqual(['NaN', 'nan'])
    expect(said('0', 'test_loss')).toEqual(['inf', 'inf'])
    expect(said('0', 'penalty')).toEqual(['-inf', 'inf'])
    expect(said('1', 'train_loss')).toEqual(['NaN', 'diverged'])
    expect(said('1', 'test_loss')).toEqual(['inf', 'diverged'])
    expect(said('1', 'train_accuracy')).toEqual(['0.2', 'ok'])
  })
})

describe('runs.csv', () => {
  it('has a row per run, whatever became of it', async () => {
    const { store } = sandbox()
    const e1 = sandbox().experiment('dropout, "strong"', ['baseline', 'dropout'])
    const done = sandbox().run(e1, 'baseline', 0, [epochOf(1), epochOf(2)])
    const diverged = sandbox().run(e1, 'dropout', 0, [epochOf(1, { train_loss: NaN })], 'diverged')
    const cancelled = sandbox().queue(e1, 'baseline', 1)
    sandbox().end(cancelled, 'cancelled', {})
    const failed = sandbox().run(e1, 'dropout', 1, [epochOf(3)], 'running')
    sandbox().end(failed, 'failed', { reason: 'out of memory;\nnothing\r\nis left, "it" says' })
    const running = sandbox().run(e1, 'baseline', 2, [epochOf(4)], 'running')
    await sandbox().export(e1)

    const rows = await sandbox().rows('runs.csv')
    expect(rows.map(({ run_id }) => run_id)).toEqual([done, diverged, cancelled, failed, running])
    const { createdAt, startedAt, endedAt } = store.runs.get(done) ?? {}
    expect(rows[0]).toEqual({
      run_id: done,
      experiment: e1,
      experiment_name: 'dropout, "strong"',
      arm: 'baseline',
      seed: '0',
      status: 'done',
      reason: '',
      epochs_done: '2',
      engine: 'reference',
      engine_version: '1',
      app_version: '0.1.0',
      node_version: '24.0.0',
      duration_s: '1.25',
      final_weights_sha256: `weights-of-${done}`,
      test_rows_sha256: 'test-rows',
      spec_hash: 'spec-hash-of-dropout, "strong"',
      config_hash: 'config-hash-baseline',
      data_hash: 'data-hash',
      is_baseline: 'true',
      created_at: createdAt,
      started_at: startedAt,
      ended_at: endedAt,
      ...Object.fromEntries(metricNames.map((name) => [`final_${name}`, written(epochOf(2)[name] ?? 0)]))
    })
    expect(rows[1]).toMatchObject({
      status: 'diverged',
      is_baseline: 'false',
      final_weights_sha256: '',
      final_train_loss: 'NaN',
      final_train_accuracy: '1.2'
    })
    expect(rows[2]).toMatchObject({ status: 'cancelled', epochs_done: '0', duration_s: '', started_at: '' })
    expect(rows[3]).toMatchObject({
      status: 'failed',
      reason: 'out of memory;\nnothing\r\nis left, "it" says'
    })
    expect(rows[4]).toMatchObject({ status: 'running', epochs_done: '1', ended_at: '' })
  })

  it('has final values only of runs that were trained to their end', async () => {
    const e1 = sandbox().experiment('stopped', ['baseline'])
    sandbox().run(e1, 'baseline', 0, [epochOf(1)], 'cancelled')
    sandbox().run(e1, 'baseline', 1, [epochOf(1)], 'running')
    await sandbox().export(e1)
    for (const row of await sandbox().rows('runs.csv')) {
      for (const name of metricNames) expect(row[`final_${name}`]).toBe('')
    }
  })

  it('has the one run, and the other files only its rows, when a run is exported', async () => {
    const e1 = sandbox().experiment('two', ['baseline', 'dropout'])
    sandbox().run(e1, 'baseline', 0, [epochOf(1)])
    const r2 = sandbox().run(e1, 'dropout', 0, [epochOf(2), epochOf(3)])
    const { files } = await sandbox().export(r2)
    expect(files.map(({ name, rows }) => [name, rows])).toEqual([
      ['runs.csv', 1],
      ['metrics_wide.csv', 2],
      ['metrics_long.csv', 18],
      ['comparison.csv', 0]
    ])
    expect((await sandbox().rows('runs.csv')).map(({ run_id }) => run_id)).toEqual([r2])
    expect(await sandbox().rows('comparison.csv')).toEqual([])
  })
})

function metricsOf(values: readonly number[]): EpochMetrics {
  return Object.fromEntries(metricNames.map((name, i) => [name, values[i] ?? 0])) as EpochMetrics
}
