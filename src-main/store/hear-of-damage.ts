import type Database from 'better-sqlite3'
import { isDamage } from './file-problem.ts'

/** The same function, which tells when what it does finds the file damaged. */
export const tellingOfDamage =
  <Args extends unknown[], Result>(run: (...args: Args) => Result, tell: (error: unknown) => void) =>
  (...args: Args): Result => {
    try {
      return run(...args)
    } catch (error) {
      if (isDamage(error)) tell(error)
      throw error
    }
  }

/** Tells of every statement that finds the file damaged, whoever runs it and whatever they make of it. */
export function hearOfDamage(db: Database.Database, tell: (error: unknown) => void): void {
  const prepare = db.prepare.bind(db) as (source: string) => Database.Statement
  db.prepare = ((source: string) => {
    const statement = prepare(source)
    statement.run = tellingOfDamage(statement.run.bind(statement), tell)
    statement.get = tellingOfDamage(statement.get.bind(statement), tell)
    statement.all = tellingOfDamage(statement.all.bind(statement), tell)
    return statement
  }) as typeof db.prepare
}
