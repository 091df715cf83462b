import Database from 'better-sqlite3'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { putInPlace, repairedPath } from '../../../src-main/safety/put-in-place.ts'
import { FileProblem } from '../../../src-main/store/file-problem.ts'
import { openDatabase } from '../../../src-main/store/open-database.ts'
import { finishSwap } from '../../../src-main/store/swap-file.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'
import { filledLab, PAGE, pagesOf } from './filled-lab.ts'
import { killAfter } from './kill-after.ts'

const finishes = fileURLToPath(new URL('./processes/finishes-swap.ts', import.meta.url))

/** A lab's file of which a page of metrics is zeros. */
function damagedLab(): string {
  const file = filledLab(temporaryFolder())
  const page = pagesOf(file, 'metric_points')[90]
  writeFileSync(file, readFileSync(file).fill(0, (page - 1) * PAGE, page * PAGE))
  return file
}

const asideOf = (file: string) =>
  readdirSync(dirname(file)).filter((name) => /^lab-damaged-[\d-]+\.db$/.test(name))

function runsIn(file: string): unknown {
  const db = openDatabase(file)
  try {
    return db.prepare('SELECT count(*) FROM runs').pluck().get()
  } finally {
    db.close()
  }
}

describe('a file that takes the place of a damaged one', () => {
  it('is not given the log of an old file that is lost', () => {
    const file = filledLab(temporaryFolder())
    const fresh = repairedPath(file)
    const other = new Database(file)
    other.pragma('journal_mode = WAL')
    other.exec('CREATE TABLE of_the_lost_file (a)')
    const log = readFileSync(`${file}-wal`)
    other.close()
    rmSync(file)
    writeFileSync(`${file}-wal`, log)

    copyFileSync(filledLab(temporaryFolder()), fresh)
    const aside = putInPlace(file, fresh)
    expect(readFileSync(`${aside}-wal`).equals(log)).toBe(true)
    const db = openDatabase(file)
    expect(db.prepare("SELECT name FROM sqlite_master WHERE name = 'of_the_lost_file'").all()).toEqual([])
    db.close()
  })

  it('leaves the damaged one beside itself, with its log, under a name that is not taken', () => {
    const file = damagedLab()
    const fresh = repairedPath(file)
    copyFileSync(filledLab(temporaryFolder()), fresh)
    const bytes = readFileSync(file)
    writeFileSync(`${file}-wal`, 'the log')
    const aside = putInPlace(file, fresh)
    expect(readFileSync(aside).equals(bytes)).toBe(true)
    expect(readFileSync(`${aside}-wal`, 'utf8')).toBe('the log')
    expect(existsSync(`${file}-wal`)).toBe(false)
    expect(runsIn(file)).toBe(240)

    copyFileSync(file, fresh)
    expect(putInPlace(file, fresh)).toMatch(/lab-damaged-[\d-]+-2\.db$/)
  })

  it.each([0, 1, 2, 3])(
    'is there when the file is opened after a swap that was cut short behind step %i',
    (done) => {
      const file = damagedLab()
      const [fresh, aside] = ['lab-repaired.db', 'lab-damaged-2026-11-23.db'].map((name) =>
        join(dirname(file), name)
      )
      copyFileSync(filledLab(temporaryFolder()), fresh)
      writeFileSync(`${file}-wal`, 'the log')
      const bytes = readFileSync(file)
      const note = { fresh: 'lab-repaired.db', aside: 'lab-damaged-2026-11-23.db' }
      writeFileSync(`${file}.swap.json`, JSON.stringify(note))
      const steps = [
        () => {
          renameSync(`${file}-wal`, `${aside}-wal`)
        },
        () => {
          renameSync(file, aside)
        },
        () => {
          renameSync(fresh, file)
        }
      ]
      for (const step of steps.slice(0, done)) step()
      expect(runsIn(file)).toBe(240)
      expect(readFileSync(aside).equals(bytes)).toBe(true)
      expect(readFileSync(`${aside}-wal`, 'utf8')).toBe('the log')
      expect(existsSync(`${file}.swap.json`)).toBe(false)
      finishSwap(file)
      expect(runsIn(file)).toBe(240)
    }
  )

  it('is whole, or the damaged one still there, when the repairing process is killed', async () => {
    const script = new URL('processes/repairs.ts', import.meta.url)
    for (const delayMs of [0, 10, 30, 60, 80, 90, 100, 110, 120, 140, 200, 400]) {
      const file = damagedLab()
      const bytes = readFileSync(file)
      await killAfter(delayMs, script, file)
      try {
        expect(runsIn(file)).toBe(240)
        const [aside] = asideOf(file)
        expect(readFileSync(join(dirname(file), aside)).equals(bytes)).toBe(true)
      } catch (error) {
        if (!(error instanceof FileProblem)) throw error
        expect(asideOf(file)).toEqual([])
        expect(readFileSync(file).equals(bytes)).toBe(true)
      }
    }
  })
})

it('a swap that was cut short is left to the process that is at it: who comes meanwhile waits, and then finds it done', async () => {
  const folder = temporaryFolder()
  const path = (name: string) => join(folder, name)
  const file = path('lab.db')
  writeFileSync(file, 'old')
  writeFileSync(path('fresh.db'), 'new')
  writeFileSync(`${file}.swap.json`, JSON.stringify({ fresh: 'fresh.db', aside: 'aside.db' }))
  // This process is at it.
  const lock = new Database(`${file}.swap.json.lock`)
  lock.exec('BEGIN EXCLUSIVE')
  const other = spawn(process.execPath, [finishes, file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(other, 'exit')
  await once(other.stdout, 'data')
  await sleep(300)
  renameSync(file, path('aside.db'))
  renameSync(path('fresh.db'), file)
  rmSync(`${file}.swap.json`)
  lock.close()
  expect(await ended).toEqual([0, null])
  expect(readFileSync(file, 'utf8')).toBe('new')
  expect(readFileSync(path('aside.db'), 'utf8')).toBe('old')
  expect(readdirSync(folder).sort()).toEqual(['aside.db', 'lab.db'])
})
