import type { ExperimentSpec } from '../../spec/experiment-spec.ts'
import { passed, type HonestyCheck } from './check.ts'
import { freshSeeds } from './spec-checks.ts'

/** What became of an experiment's runs. */
export interface ResultFacts {
  readonly runs: readonly {
    readonly arm: string
    readonly seed: number
    readonly status: string
    /** SHA-256 of the data set it was trained on. */
    readonly dataHash: string
  }[]
  /** Seeds that were added after launch, when somebody may have looked. */
  readonly seedsAdded: readonly number[]
}

/** What can be told only of a result. */
export const resultChecks = (spec: ExperimentSpec, facts: ResultFacts): HonestyCheck[] => [
  addedSeeds(spec, facts),
  diverged(facts),
  equalCounts(spec, facts),
  oneDataset(facts)
]

function addedSeeds(spec: ExperimentSpec, { seedsAdded }: ResultFacts): HonestyCheck {
  const id = 'seeds-added'
  const count = seedsAdded.length
  if (count === 0) return passed(id, 'All seeds were decided beforehand', 'None was added after a look.')
  const all = new Set([...spec.seeds, ...seedsAdded])
  return {
    id,
    severity: 'doubt',
    title: 'Seeds were added after a look',
    sentence: `${count} came after launch. Who tests again and again until it holds claims too much: at 10, 15, ... 40 seeds 16 % of what does nothing is called a difference instead of 5 %.`,
    // The same number again, none of them seen.
    fix: { ...spec, seeds: freshSeeds({ ...spec, seeds: [...all] }, all.size) }
  }
}

function diverged({ runs }: ResultFacts): HonestyCheck {
  const id = 'diverged'
  const lost = runs.filter(({ status }) => status === 'diverged')
  if (lost.length === 0) return passed(id, 'No run diverged', 'All losses stayed finite.')
  const named = lost.slice(0, 3).map(({ arm, seed }) => `${arm}, seed ${seed}`)
  const more = lost.length > 3 ? ` and ${lost.length - 3} more` : ''
  return {
    id,
    severity: 'doubt',
    title: lost.length === 1 ? 'A run diverged' : `${lost.length} runs diverged`,
    sentence: `${named.join('; ')}${more}: left out of the comparison, which is about the runs that went well.`,
    fix: null
  }
}

function equalCounts({ arms }: ExperimentSpec, { runs }: ResultFacts): HonestyCheck {
  const id = 'equal-counts'
  const counts = arms.map(
    ({ name }) => runs.filter(({ arm, status }) => arm === name && status === 'done').length
  )
  if (new Set(counts).size <= 1)
    return passed(id, 'As many runs in every arm', `${counts[0] ?? 0} each are done.`)
  const each = arms.map(({ name }, i) => `${name} ${counts[i]}`).join(', ')
  return {
    id,
    severity: 'doubt',
    title: 'Arms have unequal numbers of runs',
    sentence: `Done are: ${each}. Only seeds that arm and baseline share are compared.`,
    fix: null
  }
}

/** Of an experiment, or of several that are compared. */
export function oneDataset({ runs }: Pick<ResultFacts, 'runs'>): HonestyCheck {
  const id = 'one-dataset'
  const hashes = new Set(runs.map(({ dataHash }) => dataHash))
  if (hashes.size <= 1) return passed(id, 'All runs had the same data', 'Their hashes agree.')
  return {
    id,
    severity: 'doubt',
    title: 'Runs had different data',
    sentence: `Their data sets have ${hashes.size} different hashes: differences may come from the data.`,
    fix: null
  }
}
