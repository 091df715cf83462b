import type Database from 'better-sqlite3'
import type { RunRemains } from './run-losses.ts'

/**
 * Makes a repaired database consistent: what refers to something that is lost goes; nothing is in training; runs that
 * lost epochs can be resumed, from their beginning, where that gives the same numbers.
 */
export function mendRuns(target: Database.Database, remains: readonly RunRemains[]): void {
  dropDangling(target)
  target
    .prepare(
      `UPDATE runs SET status = 'interrupted', ended_at = $now, reason = 'the lab was repaired before it was done'
       WHERE status IN ('queued', 'running')`
    )
    .run({ now: new Date().toISOString() })
  target.exec('DELETE FROM requests')

  const forget = ['models', 'checkpoints'].map((table) =>
    target.prepare(`DELETE FROM ${table} WHERE run_id = ?`)
  )
  const interrupt = target.prepare(
    `UPDATE runs SET status = 'interrupted',
       reason = 'some of its epochs could not be read when lab.db was repaired: resume trains it again' WHERE run_id = ?`
  )
  const forgetEpoch = target.prepare('DELETE FROM metric_points WHERE run_id = ? AND epoch = ?')
  for (const { runKey, brokenEpochs, isRepeatable } of remains) {
    for (const epoch of brokenEpochs) forgetEpoch.run(runKey, epoch)
    if (!isRepeatable) continue
    interrupt.run(runKey)
    for (const statement of forget) statement.run(runKey)
  }
}

function dropDangling(target: Database.Database): void {
  target
    .prepare(
      `INSERT INTO owners (owner_id, pid, started_at) SELECT DISTINCT owner_id, $pid, $now FROM runs
       WHERE owner_id NOT IN (SELECT owner_id FROM owners)`
    )
    .run({ pid: process.pid, now: new Date().toISOString() })
  // Until nothing dangles: what goes may have been referred to.
  for (;;) {
    const dangling = target.pragma('foreign_key_check') as { table: string; parent: string; fkid: number }[]
    if (dangling.length === 0) return
    for (const { table, fkid } of uniqueBy(dangling, ({ table, fkid }) => `${table} ${fkid}`)) {
      const reference = (target.pragma(`foreign_key_list(${table})`) as ForeignKey[]).find(
        ({ id }) => id === fkid
      )
      if (!reference) continue
      const key = reference.to ?? primaryKeyOf(target, reference.table)
      target.exec(
        `DELETE FROM ${table} WHERE ${reference.from} IS NOT NULL
           AND ${reference.from} NOT IN (SELECT ${key} FROM ${reference.table})`
      )
    }
  }
}

interface ForeignKey {
  id: number
  table: string
  from: string
  to: string | null
}

const primaryKeyOf = (db: Database.Database, table: string) =>
  (db.pragma(`table_info(${table})`) as { name: string; pk: number }[]).find(({ pk }) => pk === 1)?.name

const uniqueBy = <T>(items: readonly T[], keyOf: (item: T) => string): T[] => [
  ...new Map(items.map((item) => [keyOf(item), item])).values()
]
