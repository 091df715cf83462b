import Database from 'better-sqlite3'
import { copyFileSync, mkdirSync, readdirSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { LabCopy } from '../contract/safety.ts'
import { FileProblem } from '../store/file-problem.ts'
import { objectionsOf, openToRead } from '../store/open-database.ts'
import { checkFile } from './check-file.ts'
import { flushFile } from './flush-file.ts'
import { draftOf, removeLeftFiles } from './left-files.ts'
import type { CopyFile } from './read-tables.ts'
import { today } from './today.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const KEPT = 3
/** A copy is made only where so many times its size is free: training must not find the disk full because of it. */
const ROOM = 2

const NAME = /^lab-(\d{4}-\d\d-\d\d)\.db$/

const folderOf = (file: string) => join(dirname(file), 'copies')

/** The copy of a day. */
export const copyPath = (file: string, date: string) => join(folderOf(file), `lab-${date}.db`)

/**
 * The days that there are copies of, the newest first. Days that are still to come are the last: the clock was wrong when
 * their copies were made, and those of today are newer.
 */
export function copyDates(file: string): string[] {
  const dates = namesIn(folderOf(file))
    .flatMap((name) => NAME.exec(name)?.[1] ?? [])
    .sort()
    .reverse()
  return [...dates.filter((date) => !isToCome(date)), ...dates.filter(isToCome)]
}

const isToCome = (date: string) => date > today()

/** None where the folder is missing, or on a disk that fails. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** The copies there are, the newest first. */
export const copyFiles = (file: string): CopyFile[] =>
  copyDates(file).map((date) => ({ date, path: copyPath(file, date) }))

/** The copies that can be opened, the newest first. */
export function listCopies(file: string): LabCopy[] {
  return copyDates(file).flatMap((date) => {
    try {
      return [describeCopy(copyPath(file, date), date)]
    } catch {
      return []
    }
  })
}

function describeCopy(path: string, date: string): LabCopy {
  const { mtime, size } = statSync(path)
  const db = openToRead(path)
  try {
    const count = (table: string) =>
      db.prepare(`SELECT count(*) FROM ${table} WHERE deleted_at IS NULL`).pluck().get() as number
    const [experiments, runs] = [count('experiments'), count('runs')]
    return { date, madeAt: mtime.toISOString(), experiments, runs, sizeBytes: size }
  } finally {
    db.close()
  }
}

/** Whether the newest copy is older than a day and the database has changed since. */
export function isCopyDue(file: string): boolean {
  const newest = copyDates(file).at(0)
  if (newest === undefined || isToCome(newest)) return true
  const madeAt = statSync(copyPath(file, newest)).mtimeMs
  return Date.now() - madeAt > DAY_MS && changedAt(file) > madeAt
}

/** An empty log is as new as the last who opened it. */
function changedAt(file: string): number {
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false })
  return Math.max(statSync(file).mtimeMs, log && log.size > 0 ? log.mtimeMs : 0)
}

/**
 * Copies the database as it is at one moment, whatever others write meanwhile, and keeps the last three copies. The copy
 * appears whole or not at all.
 *
 * @param date the day, as the person's clock has it
 * @param freeBytes how much room there is
 * @returns whether it was made; false where there is nothing to copy yet, or not enough room
 * @throws FileProblem when what was copied is damaged; Error when only the copy is
 */
export async function makeCopy(
  file: string,
  { date = today(), freeBytes = freeBytesIn(dirname(file)) }: { date?: string; freeBytes?: number } = {}
): Promise<boolean> {
  if (freeBytes < ROOM * sizeWithLog(file)) return false
  const folder = folderOf(file)
  mkdirSync(folder, { recursive: true })
  const path = copyPath(file, date)
  removeLeftFiles(path)
  const part = draftOf(path)
  const db = openToRead(file)
  try {
    // What is read from here on is of one moment: else the copy would begin again whenever somebody writes.
    db.exec('BEGIN')
    if (db.prepare('SELECT 1 FROM runs LIMIT 1').get() === undefined) return false
    await db.backup(part)
    makeWhole(part, file)
    renameSync(part, path)
  } finally {
    db.close()
    rmSync(part, { force: true })
  }
  // Another process of the lab may be at it, too.
  for (const old of copyDates(file).slice(KEPT)) rmSync(copyPath(file, old), { force: true })
  return true
}

/**
 * Makes a copy of a copy, to be put in the damaged file's place.
 * @throws FileProblem when the copy is damaged itself; Error when only the copy of it is
 */
export function prepareCopy(copy: string, output: string): void {
  removeLeftFiles(output)
  const part = draftOf(output)
  try {
    copyFileSync(copy, part)
    makeWhole(part, copy)
    renameSync(part, output)
  } finally {
    rmSync(part, { force: true })
  }
}

/** Checks what was copied from a database, and has it in one file on disk, without a log beside it. */
function makeWhole(part: string, source: string): void {
  const db = new Database(part)
  try {
    const objections = objectionsOf(db, 'quick_check')
    if (objections.length > 0) throw damageOf(source, objections)
    db.pragma('journal_mode = DELETE')
  } finally {
    db.close()
  }
  flushFile(part)
}

/** What damage in a fresh copy tells: of the file that it was made of, or of the disk that it was written to. */
function damageOf(source: string, inCopy: readonly string[]): Error {
  const inSource = checkFile(source)
  if (inSource.length > 0) return new FileProblem('damaged', source, inSource.join('\n'))
  return new Error(
    `the copy that was made of ${source} is damaged (${inCopy[0]}), that file itself is sound: check the disk, then try again`
  )
}

function freeBytesIn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

const sizeWithLog = (file: string) =>
  statSync(file).size + (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0)
