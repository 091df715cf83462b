import { createHash } from 'node:crypto'
import { storedExperimentSpec, storedRunSpec } from '../../src-engine/spec/stored-spec.ts'

/** What a row's content must be beyond what the schema asks; each throws where it is not. */
const CHECKS: Readonly<
  Record<string, Readonly<Record<string, (value: unknown, of: (column: string) => unknown) => unknown>>>
> = {
  experiments: {
    spec: (spec) => storedExperimentSpec(spec as string),
    tags: (tags) => JSON.parse(tags as string) as unknown
  },
  runs: { spec: (spec) => storedRunSpec(spec as string) },
  seed_additions: { seeds: (seeds) => JSON.parse(seeds as string) as unknown },
  models: {
    layout: (layout) => JSON.parse(layout as string) as unknown,
    weights(weights, of) {
      const sha256 = createHash('sha256')
        .update(weights as Uint8Array)
        .digest('hex')
      if (sha256 !== of('weights_sha256')) throw new Error('other weights than were stored')
    }
  }
}

/** Whether a row that SQLite could read is one that the lab wrote: bytes may be spoilt without a word of SQLite's. */
export function isSoundRow(table: string, columns: readonly string[], row: readonly unknown[]): boolean {
  const of = (column: string) => row[columns.indexOf(column)]
  try {
    for (const [column, check] of Object.entries(CHECKS[table] ?? {})) {
      if (columns.includes(column)) check(of(column), of)
    }
    return true
  } catch {
    return false
  }
}
