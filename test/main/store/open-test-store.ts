import Database from 'better-sqlite3'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { Store } from '../../../src-main/store/store.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A store in a folder of its own, closed after the test. */
export function openTestStore(file = join(temporaryFolder(), 'lab.db')): Store {
  const store = new Store(file)
  onTestFinished(() => {
    store.close()
  })
  return store
}

/** A second connection to a store's file, as another program would have it, closed after the test. */
export function secondConnection(file: string): Database.Database {
  const db = new Database(file)
  onTestFinished(() => {
    db.close()
  })
  return db
}
