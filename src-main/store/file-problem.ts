import Database from 'better-sqlite3'
import { BadInput } from '../../src-engine/bad-input.ts'
import type { ProblemKind } from '../contract/safety.ts'

/** The lab's file cannot be used as it is, and was left as it is. */
export class FileProblem extends BadInput {
  override name = 'FileProblem'
  readonly kind: ProblemKind
  readonly file: string
  /** In SQLite's or the system's own words. */
  readonly said: string

  constructor(kind: ProblemKind, file: string, said: string) {
    super(WORDS[kind](file, said.split('\n', 2).join(' ')))
    this.kind = kind
    this.file = file
    this.said = said
  }
}

const WORDS: Readonly<Record<ProblemKind, (file: string, said: string) => string>> = {
  damaged: (file, said) =>
    `${file} is damaged or no database (${said}). Nothing was changed. "lab check" says what of it can be read, "lab repair" makes a new file of that or puts back a copy; or choose another data directory`,
  newer: (file, said) =>
    `${file} was written by a newer version of the lab (${said}): update the lab, or choose another data directory. Nothing was changed`,
  foreign: (file, said) =>
    `${file} is a database, but none of the lab (${said}): move it away, or choose another data directory. Nothing was changed`,
  'out-of-reach': (file, said) =>
    `${file} cannot be opened to read and write (${said}): expected a database, or a folder to make it in, on a disk that has room and locks for files; choose another data directory`,
  locked: (file, said) =>
    `${file} is locked by another program (${said}). Nothing was changed. Close that program, or wait until it is through, and try again`
}

/** Whether SQLite says that a file's content, or the disk below it, is not what it should be. */
export const isDamage = (error: unknown): boolean =>
  error instanceof Database.SqliteError && DAMAGE.test(error.code) && !NO_PLACE.test(error.code)

/** Whether another process kept the file locked for longer than was waited. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')

const DAMAGE = /^SQLITE_(CORRUPT|NOTADB|IOERR)/
/** What is missing is beside the file: room for its log's index on a full disk, or locks on a disk that has none. */
const NO_PLACE = /^SQLITE_IOERR_(SHM|\w*LOCK)/

/** The problem that an error of SQLite tells of; null for all others. */
export function fileProblemOf(file: string, error: unknown): FileProblem | null {
  if (error instanceof FileProblem) return error
  if (!(error instanceof Database.SqliteError)) return null
  const said = `${error.code}: ${error.message}`
  if (isDamage(error)) return new FileProblem('damaged', file, said)
  if (NO_PLACE.test(error.code) || /^SQLITE_(CANTOPEN|PERM|READONLY|FULL)/.test(error.code))
    return new FileProblem('out-of-reach', file, said)
  if (isBusy(error)) return new FileProblem('locked', file, said)
  return null
}
