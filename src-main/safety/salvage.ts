import Database from 'better-sqlite3'
import { renameSync, rmSync } from 'node:fs'
import { metricNames } from '../../src-engine/training/metrics.ts'
import type { Readable } from '../contract/safety.ts'
import { migrate } from '../store/migrate.ts'
import { migrations } from '../store/migrations/migrations.ts'
import { countReadable } from './count-readable.ts'
import { flushFile } from './flush-file.ts'
import { draftOf, removeLeftFiles } from './left-files.ts'
import { mendRuns } from './mend-runs.ts'
import { openDamaged, removeWork } from './open-damaged.ts'
import { readTables, type CopyFile } from './read-tables.ts'
import { rebuildExperiments } from './rebuild-experiments.ts'
import { rebuildRuns } from './rebuild-runs.ts'
import { runRemains } from './run-losses.ts'

/**
 * Reads all that can be read of a damaged database into a new one, row by row around what cannot, and fills what is
 * missing from the newest copy that can be read. Runs that lost something are made ready to be trained again: see
 * mend-runs.ts. The damaged file is only read.
 *
 * @param output the new file; it appears whole or not at all
 * @param copies sound copies, the newest first
 * @param tell told how much is done, 0..1
 */
export function salvage(
  file: string,
  output: string,
  copies: readonly CopyFile[],
  tell: (fraction: number) => void = () => undefined
): Readable {
  removeLeftFiles(output)
  const draft = draftOf(output)
  const work = `${output}.${process.pid}.work`
  const copyPaths = copies.map(({ path }) => path)
  const source = openDamaged(file, copyPaths, work)
  const target = new Database(draft)
  try {
    // Until it is whole nobody reads it: no log, and one flush at the end.
    target.pragma('journal_mode = MEMORY')
    target.pragma('synchronous = OFF')
    const version = source ? (source.pragma('user_version', { simple: true }) as number) : migrations.length
    migrate(target, migrations.slice(0, version))
    target.pragma('foreign_keys = OFF')
    const readable = source ? target.transaction(() => readAll(source, target, copies, tell))() : NOTHING
    const older = migrate(target, migrations)
    if (older !== null) rmSync(older)
    target.close()
    flushFile(draft)
    renameSync(draft, output)
    return readable
  } finally {
    target.close()
    source?.close()
    removeWork(draft)
    removeWork(work)
  }
}

const NONE = { readable: 0, total: 0 }
const NOTHING: Readable = {
  experiments: NONE,
  runs: NONE,
  epochs: NONE,
  weights: NONE,
  checkpoints: NONE,
  losses: [],
  fromCopy: null
}

function readAll(
  source: Database.Database,
  target: Database.Database,
  copies: readonly CopyFile[],
  tell: (fraction: number) => void
): Readable {
  const { gaps, fromCopy } = readTables(source, target, copies, tell)
  const gapsIn = (table: string) => gaps.get(table) ?? []
  nameMetrics(target)
  const rebuilt = rebuildExperiments(target)
  rebuildRuns(source, target)
  const remains = runRemains(target, gapsIn('metric_points'))
  const readable = countReadable(source, target, { remains, rebuilt, checkpointGaps: gapsIn('checkpoints') })
  mendRuns(target, remains)
  return { ...readable, fromCopy }
}

/** Points without their metrics' names would be nothing. They were given in this order. */
function nameMetrics(target: Database.Database): void {
  const add = target.prepare('INSERT OR IGNORE INTO metrics (metric_id, name) VALUES (?, ?)')
  metricNames.forEach((name, i) => add.run(i + 1, name))
}
