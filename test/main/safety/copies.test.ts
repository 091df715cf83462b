import Database from 'better-sqlite3'
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import {
  copyDates,
  copyPath,
  isCopyDue,
  listCopies,
  makeCopy,
  prepareCopy
} from '../../../src-main/safety/copies.ts'
import { today } from '../../../src-main/safety/today.ts'
import { FileProblem } from '../../../src-main/store/file-problem.ts'
import { openDatabase } from '../../../src-main/store/open-database.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'
import { contentsOf, filledLab, PAGE, pagesOf } from './filled-lab.ts'
import { killAfter } from './kill-after.ts'

const namesIn = (file: string) => readdirSync(join(dirname(file), 'copies')).sort()

function readable(file: string): Database.Database {
  const db = new Database(file, { readonly: true, fileMustExist: true })
  onTestFinished(() => {
    db.close()
  })
  return db
}

describe('a copy', () => {
  it('holds all there was at one moment, in one file, whatever is written meanwhile', async () => {
    const file = filledLab(temporaryFolder())
    const db = openDatabase(file)
    onTestFinished(() => {
      db.close()
    })
    db.exec("UPDATE experiments SET note = 'in the log' WHERE experiment_id = 1")
    const before = contentsOf(db)
    const writing = setInterval(() => {
      db.exec("UPDATE experiments SET note = 'later'")
    }, 1)
    const made = makeCopy(file, { date: '2026-11-22' })
    const isMade = await made
    clearInterval(writing)
    expect(isMade).toBe(true)
    expect(namesIn(file)).toEqual(['lab-2026-11-22.db'])
    const copy = readable(copyPath(file, '2026-11-22'))
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(contentsOf(copy)).toEqual(before)
    expect(listCopies(file)).toMatchObject([{ date: '2026-11-22', experiments: 12, runs: 240 }])
  })

  it('is made of the last three days that the lab was used on', async () => {
    const file = filledLab(temporaryFolder())
    for (const date of ['2026-11-09', '2026-11-12', '2026-11-20', '2026-11-22'])
      await makeCopy(file, { date })
    expect(namesIn(file)).toEqual(['lab-2026-11-12.db', 'lab-2026-11-20.db', 'lab-2026-11-22.db'])
  })

  it('is due when there is none, or the newest is older than a day and the lab has changed since', async () => {
    const file = filledLab(temporaryFolder())
    expect(isCopyDue(file)).toBe(true)
    await makeCopy(file)
    expect(isCopyDue(file)).toBe(false)
    const [{ date }] = listCopies(file)
    const hoursAgo = (hours: number) => Date.now() / 1000 - hours * 3600
    utimesSync(copyPath(file, date), hoursAgo(25), hoursAgo(25))
    expect(isCopyDue(file)).toBe(true)
    utimesSync(file, hoursAgo(26), hoursAgo(26))
    expect(isCopyDue(file)).toBe(false)
  })

  it('is due, and kept, though the clock was years ahead when others were made, which are the first to go', async () => {
    const file = filledLab(temporaryFolder())
    for (const day of ['01', '02', '03']) {
      await makeCopy(file, { date: `2999-01-${day}` })
      const madeAt = new Date(`2999-01-${day}`)
      utimesSync(copyPath(file, `2999-01-${day}`), madeAt, madeAt)
    }
    expect(isCopyDue(file)).toBe(true)
    await makeCopy(file)
    expect(isCopyDue(file)).toBe(false)
    expect(copyDates(file)).toEqual([today(), '2999-01-03', '2999-01-02'])
  })

  it('is not made where less than twice its size is free', async () => {
    const file = filledLab(temporaryFolder())
    const { size } = statSync(file)
    expect(await makeCopy(file, { freeBytes: 2 * size - 1 })).toBe(false)
    expect(listCopies(file)).toEqual([])
    expect(await makeCopy(file, { freeBytes: 2 * size })).toBe(true)
  })

  it('is not made of a lab without runs', async () => {
    const file = join(temporaryFolder(), 'lab.db')
    openDatabase(file).close()
    expect(await makeCopy(file)).toBe(false)
    expect(namesIn(file)).toEqual([])
  })

  it('never takes the place of a sound one when the lab is damaged', async () => {
    const file = filledLab(temporaryFolder())
    await makeCopy(file, { date: '2026-11-22' })
    const copy = readFileSync(copyPath(file, '2026-11-22'))
    const bytes = readFileSync(file)
    const page = pagesOf(file, 'metric_points')[40]
    writeFileSync(file, bytes.fill(0, (page - 1) * PAGE, page * PAGE))
    await expect(makeCopy(file, { date: '2026-11-22' })).rejects.toThrow(FileProblem)
    expect(readFileSync(copyPath(file, '2026-11-22')).equals(copy)).toBe(true)
    expect(namesIn(file)).toEqual(['lab-2026-11-22.db'])
  })

  it('that a bad disk spoils is not kept, and the sound lab is not called damaged for it', async () => {
    const file = filledLab(temporaryFolder())
    const backup = vi.spyOn(Database.prototype, 'backup').mockImplementation((part) => {
      const page = pagesOf(file, 'metric_points')[40]
      writeFileSync(part, readFileSync(file).fill(0, (page - 1) * PAGE, page * PAGE))
      return Promise.resolve({ totalPages: 1, remainingPages: 0 })
    })
    onTestFinished(() => {
      backup.mockRestore()
    })
    const failure: unknown = await makeCopy(file, { date: '2026-11-22' }).catch((error: unknown) => error)
    expect(failure).not.toBeInstanceOf(FileProblem)
    expect((failure as Error).message).toMatch(
      /^the copy .* is damaged \(.+\), that file itself is sound: check/
    )
    expect(namesIn(file)).toEqual([])
  })

  it('is refused as a replacement when it is damaged itself', async () => {
    const file = filledLab(temporaryFolder())
    await makeCopy(file, { date: '2026-11-22' })
    const copy = copyPath(file, '2026-11-22')
    writeFileSync(copy, readFileSync(copy).fill(0, 40 * PAGE, 60 * PAGE))
    const output = join(dirname(file), 'lab-restored.db')
    expect(() => {
      prepareCopy(copy, output)
    }).toThrow(FileProblem)
    expect(readdirSync(dirname(file)).filter((name) => name.includes('restored'))).toEqual([])
  })

  it('is prepared without a harm to what another thread is writing beside it', async () => {
    const file = filledLab(temporaryFolder())
    await makeCopy(file, { date: '2026-11-22' })
    const beside = (name: string) => join(dirname(file), name)
    const draft = `lab-repaired.db.${process.pid}.part`
    const left = 'lab-restored.db.4194305.part'
    for (const name of [draft, left]) writeFileSync(beside(name), 'half')
    prepareCopy(copyPath(file, '2026-11-22'), beside('lab-restored.db'))
    const found = readdirSync(dirname(file)).filter((name) => name.startsWith('lab-'))
    expect(found.sort()).toEqual([draft, 'lab-restored.db'])
  })

  it('is whole or not there when its process is killed', async () => {
    const file = filledLab(temporaryFolder())
    const script = new URL('processes/copies-again-and-again.ts', import.meta.url)
    for (const delayMs of [0, 3, 8, 15, 30, 60]) {
      await killAfter(delayMs, script, file)
      for (const { date } of listCopies(file)) {
        expect(readable(copyPath(file, date)).pragma('integrity_check', { simple: true })).toBe('ok')
      }
    }
    const db = openDatabase(file)
    expect(db.prepare('SELECT count(*) FROM runs').pluck().get()).toBe(240)
    db.close()
  })
})
