import { BadInput } from '../../src-engine/bad-input.ts'
import { prepareData } from '../../src-engine/data/prepare.ts'
import { decisionOf } from '../../src-engine/statistics/decision.ts'
import { compareModels, type McNemar } from '../../src-engine/statistics/mcnemar.ts'
import type { DatasetLibrary } from '../data/dataset-library.ts'
import type { Experiment } from '../store/experiments.ts'
import type { Run } from '../store/run.ts'
import type { Store } from '../store/store.ts'

/**
 * Is this model better than that one, row by row? By arm, for the arms that share one finished seed, and no more, with
 * the baseline, and whose models were tested on the same rows. (With several seeds the question is whether training this
 * way gives better models, of which one pair of models is but one observation.) Without the data set, or when it is no
 * longer what was trained on, there is nothing to say.
 */
export async function modelComparisons(
  store: Store,
  datasets: DatasetLibrary,
  { id, spec }: Pick<Experiment, 'id' | 'spec'>
): Promise<ReadonlyMap<string, McNemar>> {
  // Only the models of the last epoch are kept.
  if (decisionOf(spec).epoch !== 'final') return new Map()
  const done = store.runs.ofExperiment(id).filter(({ status }) => status === 'done')
  const baselines = done.filter(({ arm }) => arm === spec.baseline)
  const comparisons = new Map<string, McNemar>()
  /** By the rows' hash: arms mostly share theirs, and finding them takes a while. */
  const labelsOf = new Map<string, Uint8Array | null>()
  for (const { name } of spec.arms) {
    if (name === spec.baseline) continue
    const pairs = done.flatMap((run) => {
      const other = run.arm === name ? baselines.find(({ seed }) => seed === run.seed) : undefined
      return other ? [{ run, other }] : []
    })
    if (pairs.length !== 1) continue
    const [{ run, other }] = pairs
    const [own, others] = [store.models.get(run.id), store.models.get(other.id)]
    if (!own || own.testRowsSha256 !== others?.testRowsSha256) continue
    const { testRowsSha256 } = own
    if (!labelsOf.has(testRowsSha256)) labelsOf.set(testRowsSha256, await testLabels(datasets, run))
    const labels = labelsOf.get(testRowsSha256)
    if (labels) comparisons.set(name, compareModels(labels, others.predictions, own.predictions))
  }
  return comparisons
}

/** The true class of each of a run's test rows; null when its data set is gone or another one now. */
async function testLabels(
  datasets: DatasetLibrary,
  { spec, seed, dataHash }: Run
): Promise<Uint8Array | null> {
  try {
    const dataset = await datasets.load(spec.dataset.id)
    if (dataset.sha256 !== dataHash) return null
    const { part, index } = prepareData(dataset, spec, seed).test
    return Uint8Array.from(index, (row) => part.labels[row])
  } catch (error) {
    if (error instanceof BadInput) return null
    throw error
  }
}
