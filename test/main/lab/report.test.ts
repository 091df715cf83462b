import { describe, expect, it, vi } from 'vitest'
import type { EpochMetrics } from '../../../src-engine/training/metrics.ts'
import type { Finished } from './lab-in-test.ts'
import { addRun, someMetrics } from '../store/add-run.ts'
import { openTestStore } from '../store/open-test-store.ts'
import { smallSpec } from '../store/small-spec.ts'
import { labInTest, trained } from './lab-in-test.ts'

/** The last epoch of each run, as stored, by arm and seed. */
function finals({ lab, runIds }: Finished) {
  return runIds.map((runId) => {
    const { arm, seed } = lab.run(runId)
    const epochs = lab.store.metricPoints.epochs(runId)
    return { arm, seed, ...(epochs[epochs.length - 1].metrics as EpochMetrics) }
  })
}

const meanOf = (values: readonly number[]) => values.reduce((a, b) => a + b) / values.length
const sdOf = (values: readonly number[]) =>
  Math.sqrt(values.reduce((sum, v) => sum + (v - meanOf(values)) ** 2, 0) / (values.length - 1))

describe('the report on an experiment', () => {
  it('gives each run its last epoch and its hash as the store holds them', async () => {
    const finished = await trained()
    const { lab, experimentId, runIds } = finished
    const { runs, experiment } = lab.report(experimentId)
    expect(experiment.spec).toEqual(smallSpec())
    expect(runs.map(({ id }) => id)).toEqual(runIds)
    for (const run of runs) {
      const epochs = lab.store.metricPoints.epochs(run.id)
      expect(run).toMatchObject({
        status: 'done',
        reason: null,
        epochsDone: 2,
        epochs: 2,
        engine: 'reference'
      })
      expect(run.last).toEqual(epochs[1].metrics)
      expect(run.last).not.toEqual(epochs[0].metrics)
      expect(run.finalWeightsSha256).toBe(lab.store.models.get(run.id)?.weightsSha256)
    }
  })

  it('compares the arms as the stored last epochs do: mean, standard deviation, differences seed by seed', async () => {
    const finished = await trained(smallSpec({ seeds: [4, 5, 6] }))
    const { comparison } = finished.lab.report(finished.experimentId)
    expect(comparison.map(({ arm, isBaseline, n }) => [arm, isBaseline, n])).toEqual([
      ['variant', false, 3],
      ['baseline', true, 3]
    ])
    const rows = finals(finished)
    for (const metric of ['train_loss', 'test_loss', 'test_accuracy', 'penalty'] as const) {
      const [variant, baseline] = ['variant', 'baseline'].map((arm) =>
        rows.filter((row) => row.arm === arm).map((row) => row[metric])
      )
      expect(comparison[0].metrics[metric].mean).toBeCloseTo(meanOf(variant), 12)
      expect(comparison[0].metrics[metric].sd).toBeCloseTo(sdOf(variant), 12)
      expect(comparison[1].metrics[metric].mean).toBeCloseTo(meanOf(baseline), 12)
      const differences = variant.map((value, i) => value - baseline[i])
      expect(comparison[0].difference?.[metric].mean).toBeCloseTo(meanOf(differences), 12)
      expect(comparison[0].difference?.[metric].sd).toBeCloseTo(sdOf(differences), 12)
    }
    expect(comparison[0].metrics.penalty.mean).toBeGreaterThan(0)
    expect(comparison[1].metrics.penalty.mean).toBe(0)
    expect(comparison[1].difference).toBeNull()
    const gaps = rows.filter(({ arm }) => arm === 'baseline').map((row) => row.train_loss - row.test_loss)
    expect(comparison[1].gap.loss.mean).toBeCloseTo(meanOf(gaps), 12)
  })

  it('compares only runs that are done, and shows the others with how far they came', async () => {
    const arms = [{ name: 'hasty', training: { learningRate: 1e200 } }, { name: 'baseline' }]
    const { lab, experimentId } = await trained(smallSpec({ arms, seeds: [0, 1] }))
    const { runs, comparison } = lab.report(experimentId)
    expect(comparison.map(({ arm, n }) => [arm, n])).toEqual([
      ['hasty', 0],
      ['baseline', 2]
    ])
    expect(comparison[0].difference?.test_loss.n).toBe(0)
    const [hasty] = runs
    expect(hasty).toMatchObject({ status: 'diverged', epochsDone: 1, epochs: 2, finalWeightsSha256: null })
    expect(hasty.last?.train_loss).toBeNaN()
    expect(lab.list()[0].runs.map((run) => run.status)).toEqual(runs.map((run) => run.status))
  })

  it('is of one moment, even when a run ends in another process while it is made', () => {
    const lab = labInTest()
    const { experimentId, runId, ownerId } = addRun(lab.store)
    const owner = openTestStore(lab.store.file)
    owner.runs.start(runId, ownerId, null)
    owner.metricPoints.append(runId, 1, someMetrics)
    const readRuns = lab.store.runs.ofExperiment.bind(lab.store.runs)
    vi.spyOn(lab.store.runs, 'ofExperiment').mockImplementationOnce((id) => {
      owner.metricPoints.append(runId, 2, someMetrics)
      owner.runs.end([runId], ownerId, 'done')
      return readRuns(id)
    })
    expect(lab.report(experimentId).runs).toMatchObject([{ status: 'running', epochsDone: 1 }])
    expect(lab.report(experimentId).runs).toMatchObject([{ status: 'done', epochsDone: 2 }])
  })
})
