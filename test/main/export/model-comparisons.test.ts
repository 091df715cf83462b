import { expect, it, vi } from 'vitest'
import { DatasetLibrary } from '../../../src-main/data/dataset-library.ts'
import { modelComparisons } from '../../../src-main/export/model-comparisons.ts'
import { trained } from '../lab/lab-in-test.ts'
import { smallSpec } from '../store/small-spec.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'

it('counts the test rows that only one of two models has right, as their accuracies have it', async () => {
  const { lab, experimentId } = await trained(smallSpec({ seeds: [3] }))
  const { experiment, verdicts } = lab.report(experimentId)
  const comparisons = await modelComparisons(lab.store, lab.datasets, experiment)
  expect([...comparisons.keys()]).toEqual(['variant'])

  const { b, c, p } = comparisons.get('variant') ?? { b: NaN, c: NaN, p: NaN }
  const [run] = lab.store.runs.ofExperiment(experimentId)
  const testRows = lab.store.models.get(run.id)?.predictions.length ?? NaN
  expect((c - b) / testRows).toBeCloseTo(verdicts[0].difference.mean, 12)
  expect(b + c).toBeLessThanOrEqual(testRows)
  expect(p).toBeGreaterThan(0)
  expect(p).toBeLessThanOrEqual(1)
})

it('works out the classes of the test rows once for all arms that were tested on the same', async () => {
  const arms = ['baseline', 'one', 'two', 'three'].map((name) => ({ name }))
  const { lab, experimentId } = await trained(smallSpec({ arms, seeds: [3] }))
  const { experiment } = lab.report(experimentId)
  const load = vi.spyOn(lab.datasets, 'load')
  const comparisons = await modelComparisons(lab.store, lab.datasets, experiment)
  expect([...comparisons.keys()]).toEqual(['one', 'two', 'three'])
  expect(load).toHaveBeenCalledOnce()
})

it('says nothing of several seeds: their question is another one', async () => {
  const { lab, experimentId } = await trained(smallSpec({ seeds: [3, 4] }))
  const { experiment } = lab.report(experimentId)
  expect(await modelComparisons(lab.store, lab.datasets, experiment)).toEqual(new Map())
})

it('says nothing of models that were tested on different rows, or whose data set is gone', async () => {
  const { lab, experimentId } = await trained(smallSpec({ seeds: [3] }))
  const { experiment } = lab.report(experimentId)
  const empty = new DatasetLibrary({ builtInDir: temporaryFolder(), userDir: temporaryFolder() })
  expect(await modelComparisons(lab.store, empty, experiment)).toEqual(new Map())

  const models = lab.store.models
  const get = models.get.bind(models)
  models.get = (id) => {
    const model = get(id)
    return model && { ...model, testRowsSha256: `rows of ${id}` }
  }
  expect(await modelComparisons(lab.store, lab.datasets, experiment)).toEqual(new Map())
})
