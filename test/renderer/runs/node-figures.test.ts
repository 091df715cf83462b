import { describe, expect, it } from 'vitest'
import { differenceOf, metricOf, progressOf } from '../../../src-renderer/components/runs/node-figures.ts'
import { statusOf } from '../../../src-renderer/components/runs/run-status-words.ts'
import { shownMetrics } from '../../../src-renderer/components/runs/shown-metrics.ts'
import { experimentLine, pairedRuns, runLine, treeOf } from './experiment-in-test.ts'

const { test_accuracy: accuracy, gap } = shownMetrics

describe('the figures of a row', () => {
  it('are of an arm the mean and sample deviation over its finished runs', () => {
    const runs = [
      ...pairedRuns([0.9, 0.94], [0.8, 0.8]),
      runLine(9, 'regularized', 7, { status: 'running', epochsDone: 3, last: { test_accuracy: 0.1 } })
    ]
    const [experiment] = treeOf(experimentLine(runs))
    const { n, mean, sd } = metricOf(experiment.children[1], accuracy)
    expect(n).toBe(2)
    expect(mean).toBeCloseTo(0.92, 12)
    expect(sd).toBeCloseTo(Math.SQRT2 * 0.02, 12)
  })

  it('are of an experiment those of its only arm beside the baseline', () => {
    const [experiment] = treeOf(experimentLine(pairedRuns([0.9, 0.94], [0.8, 0.8])))
    expect(metricOf(experiment, accuracy)).toEqual(metricOf(experiment.children[1], accuracy))
  })

  it('say nothing of an experiment with several changes', () => {
    const arms = [{ name: 'baseline' }, { name: 'a' }, { name: 'b' }]
    const runs = arms.map(({ name }, i) => runLine(i + 1, name, 0))
    expect(metricOf(treeOf(experimentLine(runs, {}, { arms }))[0], accuracy).n).toBe(0)
  })

  it('differ from the baseline seed by seed, over seeds that both have finished', () => {
    const runs = pairedRuns([0.9, 0.94, 0.5], [0.8, 0.8])
    const { n, mean, sd } = differenceOf(treeOf(experimentLine(runs))[0], accuracy)
    expect(n).toBe(2)
    expect(mean).toBeCloseTo(0.12, 12)
    expect(sd).toBeCloseTo(Math.SQRT2 * 0.02, 12)
  })

  it('hold no difference for a run in the midst of its training', () => {
    const [run, baseline] = pairedRuns([0.9], [0.8])
    const tree = treeOf(experimentLine([{ ...run, status: 'running' }, baseline]))
    expect(differenceOf(tree[0].children[1].children[0], accuracy).n).toBe(0)
  })

  it('take the gap of accuracies as train minus test', () => {
    expect(gap.of({ train_accuracy: 0.97, test_accuracy: 0.93 })).toBeCloseTo(0.04, 12)
    expect(gap.of({ train_accuracy: 0.97 })).toBeNaN()
  })

  it('count epochs of a run and finished runs of several', () => {
    const runs = [
      runLine(1, 'baseline', 0),
      runLine(2, 'baseline', 1, { status: 'diverged', epochsDone: 7, fraction: 0.35 })
    ]
    const [experiment] = treeOf(experimentLine(runs))
    expect(progressOf(experiment)).toMatchObject({ done: 1, total: 2, unit: 'run', fraction: 0.675 })
    expect(progressOf(experiment.children[0].children[1])).toMatchObject({
      done: 7,
      total: 20,
      unit: 'epoch'
    })
  })
})

describe('the status of several runs', () => {
  it('is what still happens, then what went wrong, then what was stopped', () => {
    const of = (...statuses: Parameters<typeof statusOf>[0][number]['status'][]) =>
      statusOf(statuses.map((status) => ({ status })))
    expect(of('done', 'diverged', 'queued', 'running')).toBe('running')
    expect(of('done', 'diverged', 'queued')).toBe('queued')
    expect(of('done', 'cancelled', 'diverged')).toBe('diverged')
    expect(of('done', 'cancelled')).toBe('cancelled')
    expect(of('done', 'done')).toBe('done')
  })
})
