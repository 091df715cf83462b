import Database from 'better-sqlite3'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { interruptLostRuns } from '../../../../src-main/lab/stop-runs.ts'
import { migrate } from '../../../../src-main/store/migrate.ts'
import { migrations } from '../../../../src-main/store/migrations/migrations.ts'
import { openTestStore } from '../open-test-store.ts'
import { temporaryFolder } from '../temporary-folder.ts'

/** A file of version 3 with two processes, of which the second has a run in training. */
function fileOfVersion3(): string {
  const file = join(temporaryFolder(), 'lab.db')
  const db = new Database(file)
  migrate(db, migrations.slice(0, 3))
  db.exec(
    `INSERT INTO owners VALUES (1, 11, 'a boot/1', 'then', 'then'), (2, 12, NULL, 'then', 'then');
     INSERT INTO experiments (experiment_id, name, spec, spec_hash, created_at) VALUES (1, 'old', '{}', '', 'then');
     INSERT INTO runs (run_id, experiment_id, arm, seed, status, spec, spec_hash, data_hash, engine, engine_version,
       app_version, node_version, owner_id, created_at)
     VALUES (7, 1, 'a', 0, 'running', '{}', '', '', 'fast', '1', '0', 'v24', 2, 'then')`
  )
  db.close()
  return file
}

it('processes that signed into a file of version 3 count as gone: their runs are interrupted, and can be resumed', () => {
  const store = openTestStore(fileOfVersion3())
  expect(store.owners.gone()).toEqual([2])
  interruptLostRuns(store)
  expect(store.runLines.ofExperiment('e1')).toMatchObject([{ id: 'r7', status: 'interrupted' }])
  expect(store.owners.gone()).toEqual([])
  // Numbers are not given again.
  expect(store.owners.signIn()).toBe(3)
})
