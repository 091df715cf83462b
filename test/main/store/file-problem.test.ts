import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { fileProblemOf, isDamage } from '../../../src-main/store/file-problem.ts'

const error = (code: string) => new Database.SqliteError('disk I/O error', code)

describe('an error of SQLite', () => {
  it.each([
    'SQLITE_CORRUPT',
    'SQLITE_CORRUPT_INDEX',
    'SQLITE_NOTADB',
    'SQLITE_IOERR_READ',
    'SQLITE_IOERR_FSYNC'
  ])('tells of damage: %s', (code) => {
    expect(isDamage(error(code))).toBe(true)
    expect(fileProblemOf('lab.db', error(code))?.kind).toBe('damaged')
  })

  it.each(['SQLITE_IOERR_SHMSIZE', 'SQLITE_IOERR_SHMOPEN', 'SQLITE_IOERR_LOCK', 'SQLITE_IOERR_RDLOCK'])(
    'tells of no damage where a full disk, or one without locks, is the cause: %s',
    (code) => {
      expect(isDamage(error(code))).toBe(false)
      expect(fileProblemOf('lab.db', error(code))?.kind).toBe('out-of-reach')
    }
  )
})
