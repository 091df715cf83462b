import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { tidyUp } from '../../../src-main/store/tidy-up.ts'

const failing = (code: string) => () => {
  tidyUp(() => {
    throw new Database.SqliteError('it failed', code)
  })
}

it.each(['SQLITE_FULL', 'SQLITE_BUSY', 'SQLITE_READONLY'])('waits for the next time at %s', (code) => {
  expect(failing(code)).not.toThrow()
})

it('tells of damage, and of what is no failure of the file', () => {
  expect(failing('SQLITE_CORRUPT')).toThrow('it failed')
  expect(() => {
    tidyUp(() => {
      throw new TypeError('a defect')
    })
  }).toThrow('a defect')
})
