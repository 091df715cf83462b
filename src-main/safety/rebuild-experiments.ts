import type Database from 'better-sqlite3'
import type { ExperimentSpec } from '../../src-engine/spec/experiment-spec.ts'
import { checkExperimentSpec } from '../../src-engine/spec/parse-spec.ts'
import { canonicalJson, type RunSpec } from '../../src-engine/spec/run-spec.ts'
import { storedRunSpec } from '../../src-engine/spec/stored-spec.ts'
import { specHashOf } from '../store/spec-hash.ts'

interface StoredRun {
  readonly arm: string
  readonly seed: number
  readonly spec: string
  readonly createdAt: string
}

/**
 * Puts experiments together again that lost their row and still have runs, each of which knows its arm's spec. Their
 * names, questions and what was decided beforehand are lost.
 *
 * @returns the keys of the experiments
 */
export function rebuildExperiments(target: Database.Database): Set<number> {
  const lost = target
    .prepare(
      `SELECT DISTINCT experiment_id FROM runs WHERE experiment_id NOT IN (SELECT experiment_id FROM experiments)`
    )
    .pluck()
    .all() as number[]
  const runsOf = target.prepare(
    'SELECT arm, seed, spec, created_at AS createdAt FROM runs WHERE experiment_id = ? ORDER BY run_id'
  )
  const insert = target.prepare(
    'INSERT INTO experiments (experiment_id, name, spec, spec_hash, created_at) VALUES (?, ?, ?, ?, ?)'
  )
  const rebuilt = new Set<number>()
  for (const key of lost) {
    const runs = runsOf.all(key) as StoredRun[]
    const spec = specOf(`recovered e${key}`, runs)
    if (!spec) continue
    insert.run(key, spec.name, JSON.stringify(spec), specHashOf(spec), runs[0].createdAt)
    rebuilt.add(key)
  }
  return rebuilt
}

function specOf(name: string, runs: readonly StoredRun[]): ExperimentSpec | null {
  const arms = new Map<string, RunSpec>()
  for (const { arm, spec } of runs) if (!arms.has(arm)) arms.set(arm, storedRunSpec(spec))
  const baseline = arms.has('baseline') ? 'baseline' : runs[0].arm
  const base = arms.get(baseline)
  if (!base) return null
  const { specVersion, dataset, split, preprocessing, network, training } = base
  const { varies, random, engine, arithmetic } = base
  const { spec } = checkExperimentSpec({
    ...{ specVersion, dataset, split, preprocessing, network, training },
    ...{ varies, random, engine, arithmetic },
    name,
    question: 'What this experiment asked could not be read when lab.db was repaired.',
    arms: [...arms].map(([arm, of]) => ({
      name: arm,
      regularization: of.regularization,
      ...overrides(of, base)
    })),
    baseline,
    seeds: [...new Set(runs.map(({ seed }) => seed))]
  })
  return spec
}

/** What an arm has of its own. */
function overrides(arm: RunSpec, base: RunSpec) {
  const differs = (a: unknown, b: unknown) => canonicalJson(a) !== canonicalJson(b)
  const { trainingRows, validation } = arm.dataset
  return {
    ...(differs(arm.network, base.network) && { network: arm.network }),
    ...(differs(arm.training, base.training) && { training: arm.training }),
    ...(differs(arm.preprocessing, base.preprocessing) && { preprocessing: arm.preprocessing }),
    ...(differs(arm.dataset, base.dataset) && { dataset: { trainingRows, validation } })
  }
}
