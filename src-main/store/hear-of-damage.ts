import type Database from 'better-sqlite3'
import { isDamage } from './file-problem.ts'

/** Tells of every statement that finds the file damaged, whoever runs it and whatever they make of it. */
export function hearOfDamage(db: Database.Database, tell: (error: unknown) => void): void {
  const prepare = db.prepare.bind(db) as (source: string) => Database.Statement
  const told = <Args extends unknown[], Result>(run: (...args: Args) => Result) => {
    return (...args: Args) => {
      try {
        return run(...args)
      } catch (error) {
        if (isDamage(error)) tell(error)
        throw error
      }
    }
  }
  db.prepare = ((source: string) => {
    const statement = prepare(source)
    statement.run = told(statement.run.bind(statement))
    statement.get = told(statement.get.bind(statement))
    statement.all = told(statement.all.bind(statement))
    return statement
  }) as typeof db.prepare
}
