import Database from 'better-sqlite3'
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Readable } from '../../../src-main/contract/safety.ts'
import type { CopyFile } from '../../../src-main/safety/read-tables.ts'
import { salvage } from '../../../src-main/safety/salvage.ts'
import { openDatabase } from '../../../src-main/store/open-database.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'
import { contentsOf, filledLab, PAGE, pagesOf } from './filled-lab.ts'

const folder = mkdtempSync(join(tmpdir(), 'ablation-lab-test-'))
const sound = filledLab(folder)
const soundBytes = readFileSync(sound)
const before = rowsOf(sound)
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

function rowsOf(file: string): Map<string, unknown[]> {
  const db = openDatabase(file)
  try {
    return contentsOf(db)
  } finally {
    db.close()
  }
}

/** A copy of the sound file with something done to its bytes. */
function damaged(harm: (bytes: Buffer) => Buffer | undefined): string {
  const file = join(temporaryFolder(), 'lab.db')
  const bytes = Buffer.from(soundBytes)
  writeFileSync(file, harm(bytes) ?? bytes)
  return file
}

const withoutPage = (page: number) =>
  damaged((bytes) => {
    bytes.fill(0, (page - 1) * PAGE, page * PAGE)
    return bytes
  })

interface Salvaged {
  readonly readable: Readable
  readonly db: Database.Database
  readonly rows: Map<string, unknown[]>
}

/** Salvages a file and opens the result as the lab would, which checks it; the damaged file must stay as it is. */
function salvaged(file: string, copies: readonly CopyFile[] = []): Salvaged {
  const bytes = readFileSync(file)
  const output = join(dirname(file), 'repaired.db')
  const readable = salvage(file, output, copies)
  expect(readFileSync(file).equals(bytes)).toBe(true)
  expect(readdirSync(dirname(file)).filter((name) => /part|work/.test(name))).toEqual([])
  const db = openDatabase(output)
  onTestFinished(() => {
    db.close()
  })
  expect(db.pragma('foreign_key_check')).toEqual([])
  return { readable, db, rows: contentsOf(db) }
}

const parsed = (json: unknown) => JSON.parse(json as string) as Record<string, unknown>

const count = (db: Database.Database, query: string) =>
  db.prepare(`SELECT count(*) FROM ${query}`).pluck().get()

/** Every row is one that was stored, and as it was. */
function expectNothingInvented(rows: Map<string, unknown[]>, table: string): void {
  const stored = new Set((before.get(table) ?? []).map((row) => JSON.stringify(row)))
  expect((rows.get(table) ?? []).filter((row) => !stored.has(JSON.stringify(row)))).toEqual([])
}

describe('a file with one page of zeros', () => {
  const tables = [
    ...['experiments', 'runs', 'metric_points', 'models', 'metrics', 'owners', 'checkpoints'],
    ...['sqlite_schema', 'sqlite_sequence', 'sqlite_autoindex_runs_1', 'runs_by_owner']
  ]
  const pages = tables.flatMap((table) => {
    const all = pagesOf(sound, table)
    const some = new Set([0, 1, Math.floor(all.length / 2), all.length - 1])
    return [...some].filter((k) => k < all.length).map((k) => ({ table, k, of: all.length, page: all[k] }))
  })

  it.each(pages)(
    'becomes a sound one that says what it holds, and holds nothing that was not stored: $table, page $k of $of',
    ({ page }) => {
      const { readable, db, rows } = salvaged(withoutPage(page))
      expect(readable.experiments.readable).toBe(count(db, "experiments WHERE name NOT LIKE 'recovered%'"))
      expect(readable.weights.readable).toBeGreaterThanOrEqual(count(db, 'models') as number)
      expectNothingInvented(rows, 'metric_points')
      expectNothingInvented(rows, 'models')
    }
  )

  it('of metrics loses the runs whose epochs lay there, which can be trained again, and no other', () => {
    const pages = pagesOf(sound, 'metric_points')
    const { readable, db, rows } = salvaged(withoutPage(pages[90]))
    const [loss, ...others] = readable.losses
    expect(others).toEqual([])
    expect(loss.runs).toBeGreaterThan(0)
    expect(loss.runs).toBeLessThan(5)
    expect(loss.repeatable).toBe(loss.runs)
    expect(readable.runs).toEqual({ readable: 240 - loss.runs, total: 240 })
    expect(count(db, "runs WHERE status = 'interrupted'")).toBe(loss.runs)
    expect(readable.epochs.total).toBe(240 * 20 - 2 * 8)
    const hurt = db.prepare("SELECT run_id FROM runs WHERE status = 'interrupted'").pluck().all() as number[]
    const others_ = (row: unknown) => !hurt.includes((row as number[])[0])
    for (const table of ['runs', 'metric_points', 'models']) {
      expect(rows.get(table)?.filter(others_)).toEqual(before.get(table)?.filter(others_))
    }
    expect(rows.get('experiments')).toEqual(before.get('experiments'))
  })

  it('of runs loses no run: their index names them, their experiment has their spec', () => {
    const { readable, db, rows } = salvaged(withoutPage(pagesOf(sound, 'runs')[24]))
    expect(readable.runs).toEqual({ readable: 240, total: 240 })
    expect(rows.get('metric_points')).toEqual(before.get('metric_points'))
    const made = db.prepare("SELECT status, spec, spec_hash FROM runs WHERE reason LIKE '%made anew'").all()
    expect(made.length).toBeGreaterThan(0)
    const column = (row: unknown, k: number) => (row as unknown[])[k]
    for (const run of made as { status: string; spec: string; spec_hash: string }[]) {
      expect(run.status).toBe('done')
      expect(before.get('runs')?.some((row) => column(row, 7) === run.spec_hash)).toBe(true)
    }
  })

  it('of experiments loses their names and questions, which nobody else knows, and no run', () => {
    const { readable, db, rows } = salvaged(withoutPage(pagesOf(sound, 'experiments')[1]))
    expect(readable.experiments).toEqual({ readable: 8, total: 12 })
    expect(readable.losses.map(({ isRebuilt, runs }) => ({ isRebuilt, runs }))).toEqual(
      Array(4).fill({ isRebuilt: true, runs: 0 })
    )
    for (const table of ['runs', 'metric_points', 'models'])
      expect(rows.get(table)).toEqual(before.get(table))
    const made = db.prepare("SELECT spec FROM experiments WHERE name LIKE 'recovered e%'").pluck().all()
    const stored = db.prepare("SELECT spec FROM experiments WHERE name = 'question 12'").pluck().get()
    const asked = (spec: unknown) => ({
      ...parsed(spec),
      name: '',
      question: '',
      decision: null,
      claim: null
    })
    expect(made.map(asked)).toEqual(Array(4).fill(asked(stored)))
  })

  it('of the schema loses nothing', () => {
    for (const page of pagesOf(sound, 'sqlite_schema')) {
      expect(salvaged(withoutPage(page)).rows).toEqual(before)
    }
  })
})

describe('a file with a damage of another kind', () => {
  it('loses nothing when its header is overwritten', () => {
    expect(salvaged(damaged((bytes) => bytes.fill('x', 0, 100))).rows).toEqual(before)
  })

  it('loses what was cut off', () => {
    const file = damaged((bytes) => bytes)
    truncateSync(file, soundBytes.length - 40 * PAGE)
    const { readable, db } = salvaged(file)
    expect(readable.experiments.readable).toBe(count(db, "experiments WHERE name NOT LIKE 'recovered%'"))
    expect(readable.experiments.readable).toBeGreaterThan(0)
    expect(readable.epochs.readable).toBeLessThan(readable.epochs.total)
  })

  it('loses no row, and gives no id again, when the counters of ids are lower than they were', () => {
    const file = damaged((bytes) => bytes)
    const db = new Database(file)
    db.exec('UPDATE sqlite_sequence SET seq = seq / 2')
    db.close()
    const { rows, db: repaired } = salvaged(file)
    expect(rows).toEqual(before)
    const counter = repaired.prepare('SELECT seq FROM sqlite_sequence WHERE name = ?').pluck()
    expect(['experiments', 'runs'].map((table) => counter.get(table))).toEqual([12, 240])
  })

  it('loses weights that are not what they were, which SQLite does not see', () => {
    const page = pagesOf(sound, 'models').at(-1) ?? 0
    const file = damaged((bytes) => {
      bytes[page * PAGE - 50] ^= 1
      return bytes
    })
    const { readable } = salvaged(file)
    expect(readable.weights).toEqual({ readable: 237, total: 238 })
  })

  it('is told to hold nothing when it holds nothing of the lab', () => {
    const file = join(temporaryFolder(), 'lab.db')
    for (const content of ['', 'Dear lab,\n', '\0'.repeat(5 * PAGE)]) {
      writeFileSync(file, content)
      const { readable } = salvaged(file)
      expect(readable.experiments).toEqual({ readable: 0, total: 0 })
    }
  })
})

it('is filled from a copy where the copy still has what is lost', () => {
  const path = join(temporaryFolder(), 'copy.db')
  copyFileSync(sound, path)
  for (const table of ['experiments', 'runs', 'metric_points', 'models']) {
    for (const page of pagesOf(sound, table).slice(0, 3)) {
      const { readable, rows } = salvaged(withoutPage(page), [{ path, date: '2026-11-22' }])
      expect(readable.losses).toEqual([])
      expect(readable.fromCopy?.date).toBe('2026-11-22')
      expect(rows).toEqual(before)
    }
  }
})
