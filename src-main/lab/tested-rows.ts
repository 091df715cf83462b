import { BadInput } from '../../src-engine/bad-input.ts'
import type { Dataset } from '../../src-engine/data/dataset.ts'
import { prepareData } from '../../src-engine/data/prepare.ts'
import type { Rows } from '../../src-engine/data/rows.ts'
import type { Scaler } from '../../src-engine/data/scaler.ts'
import { canonicalJson } from '../../src-engine/spec/run-spec.ts'
import type { DatasetLibrary } from '../data/dataset-library.ts'
import type { Run } from '../store/run.ts'
import { inkOf } from './ink.ts'

/** What a run's model was tested on, and how rows were brought to it. */
export interface TestedRows {
  readonly test: Rows
  readonly scaler: Scaler
  /** See ink.ts. Of the rows' part. */
  readonly ink: number
}

/** How many are remembered: the arms of one experiment may each have rows of their own. */
const REMEMBERED = 4

/**
 * The test rows and the scaling of runs, worked out anew from their specs. The last ones are remembered: the runs of an
 * experiment mostly share them, and fitting the scaling visits every training row twice.
 */
export class TestedRowsLibrary {
  readonly #datasets: DatasetLibrary
  readonly #known = new Map<string, Remembered>()

  constructor(datasets: DatasetLibrary) {
    this.#datasets = datasets
  }

  /** @throws BadInput when the run's data set is gone, or no longer what it was trained on */
  async of(run: Run): Promise<TestedRows> {
    const { id, spec, seed, dataHash } = run
    const dataset = await this.#datasets.load(spec.dataset.id)
    if (dataset.sha256 !== dataHash) {
      throw new BadInput(
        `data set "${dataset.id}" is not what ${id} was trained on: SHA-256 ${dataHash} was expected, ${dataset.sha256} came; add the data set of then under this name`
      )
    }
    const key = keyOf(run)
    const part = testPart(dataset, run)
    let known = this.#known.get(key)
    if (!known) {
      const { test, scaler } = prepareData(dataset, spec, seed)
      known = { index: test.index, scaler, ink: inkOf(part) }
      this.#known.set(key, known)
      const [oldest] = this.#known.keys()
      if (this.#known.size > REMEMBERED) this.#known.delete(oldest)
    }
    const { index, scaler, ink } = known
    return { test: { part, index }, scaler, ink }
  }
}

/** All but the features, which the data set has. */
interface Remembered extends Omit<TestedRows, 'test'> {
  readonly index: Uint32Array
}

const testPart = ({ training, test }: Dataset, { spec }: Run) =>
  spec.split === 'given' && test ? test : training

/** The same for runs that have the same rows. */
function keyOf({ dataHash, seed, spec: { dataset, split, preprocessing, random } }: Run): string {
  const isSplitDrawn = split !== 'given' && split.seed === 'run'
  const areRowsDrawn =
    dataset.validation !== null || (dataset.trainingRows !== null && dataset.subset === 'run')
  const drawnWith = isSplitDrawn || areRowsDrawn ? seed : null
  return canonicalJson({ dataHash, dataset, split, preprocessing, random, drawnWith })
}
