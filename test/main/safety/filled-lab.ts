import type Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { canonicalJson, runSpecOf } from '../../../src-engine/spec/run-spec.ts'
import { metricNames } from '../../../src-engine/training/metrics.ts'
import { openDatabase } from '../../../src-main/store/open-database.ts'
import { smallSpec } from '../store/small-spec.ts'

const EPOCHS = 20
const METRICS = metricNames.slice(0, 7)
const SEEDS = 10
/** So many that every table but the smallest has several pages. */
const EXPERIMENTS = 12
const WEIGHT_BYTES = 6000

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex')

/** Writes a lab's database with experiments whose runs are done, and two that were cancelled with a checkpoint. */
export function filledLab(folder: string): string {
  const file = join(folder, 'lab.db')
  const db = openDatabase(file)
  db.transaction(() => {
    metricNames.forEach((name, i) => db.prepare('INSERT INTO metrics VALUES (?, ?)').run(i + 1, name))
    db.exec(`INSERT INTO owners (owner_id, pid, started_at) VALUES (1, 1, '2026-11-20T10:00:00.000Z')`)
    for (let e = 1; e <= EXPERIMENTS; e++) addExperiment(db, e)
    cancel(db, 3)
    cancel(db, 40)
  })()
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  return file
}

function addExperiment(db: Database.Database, key: number): void {
  const seeds = Array.from({ length: SEEDS }, (_, seed) => seed)
  const spec = smallSpec({ name: `question ${key}`, training: { epochs: EPOCHS, batchSize: 32 }, seeds })
  db.prepare(
    'INSERT INTO experiments (experiment_id, name, spec, spec_hash, created_at) VALUES (?, ?, ?, ?, ?)'
  ).run(key, spec.name, JSON.stringify(spec), sha256(canonicalJson(spec)), '2026-11-20T10:00:00.000Z')
  for (const seed of seeds) {
    for (const arm of spec.arms) {
      const runSpec = runSpecOf(spec, arm)
      const { lastInsertRowid } = db
        .prepare(
          `INSERT INTO runs (experiment_id, arm, seed, status, spec, spec_hash, data_hash, engine, engine_version,
             app_version, node_version, owner_id, created_at, started_at, ended_at, duration_s)
           VALUES (?, ?, ?, 'done', ?, ?, 'data', 'reference', '1', '0', 'v24', 1, $t, $t, $t, 1.5)`
        )
        .run(key, arm.name, seed, JSON.stringify(runSpec), sha256(canonicalJson(runSpec)), {
          t: '2026-11-20T10:00:00.000Z'
        })
      addResults(db, Number(lastInsertRowid))
    }
  }
}

function addResults(db: Database.Database, run: number): void {
  const point = db.prepare('INSERT INTO metric_points VALUES (?, ?, ?, ?)')
  for (let epoch = 1; epoch <= EPOCHS; epoch++) {
    METRICS.forEach((_, i) => point.run(run, epoch, i + 1, run + epoch / 100 + i / 1000))
  }
  const weights = new Uint8Array(WEIGHT_BYTES).map((_, i) => (i * run) % 251)
  db.prepare(`INSERT INTO models VALUES (?, 'float64', '[]', ?, ?, x'0102', 'rows')`).run(
    run,
    weights,
    sha256(weights)
  )
}

function cancel(db: Database.Database, run: number): void {
  db.prepare(`UPDATE runs SET status = 'cancelled' WHERE run_id = ?`).run(run)
  db.prepare('DELETE FROM models WHERE run_id = ?').run(run)
  db.prepare('DELETE FROM metric_points WHERE run_id = ? AND epoch > 12').run(run)
  db.prepare(`INSERT INTO checkpoints VALUES (?, 12, x'00', NULL, 1.0)`).run(run)
}

/** The numbers of a table's pages, the root first. */
export function pagesOf(file: string, table: string): number[] {
  const db = openDatabase(file)
  try {
    return db.prepare('SELECT pageno FROM dbstat WHERE name = ? ORDER BY path').pluck().all(table) as number[]
  } finally {
    db.close()
  }
}

export const PAGE = 4096

/** All rows of all tables, by table. */
export function contentsOf(db: Database.Database): Map<string, unknown[]> {
  const tables = ['experiments', 'runs', 'metrics', 'metric_points', 'models', 'checkpoints']
  return new Map(tables.map((table) => [table, db.prepare(`SELECT * FROM ${table}`).raw().all()]))
}
