import Database from 'better-sqlite3'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { Store } from '../../../src-main/store/store.ts'
import { temporaryFolder } from './temporary-folder.ts'

it('is told when what finds the file damaged is no statement but a transaction at its end', () => {
  const damaged = vi.fn()
  const store = new Store(join(temporaryFolder(), 'lab.db'), { damaged })
  onTestFinished(() => {
    store.close()
  })
  const failing = (code: string) => () => {
    store.transaction(() => {
      throw new Database.SqliteError('disk I/O error', code)
    })
  }
  expect(failing('SQLITE_FULL')).toThrow('disk I/O error')
  expect(damaged).not.toHaveBeenCalled()
  expect(failing('SQLITE_IOERR_FSYNC')).toThrow('disk I/O error')
  expect(damaged).toHaveBeenCalledOnce()
})
