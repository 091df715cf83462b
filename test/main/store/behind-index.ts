import Database from 'better-sqlite3'

interface SchemaRow {
  type: string
  name: string
  tbl_name: string
  rootpage: number
  sql: string
}

/** Changes a database while an index of it does not hear of that: damage that no look at single pages finds. */
export function changeBehindIndex(file: string, index: string, sql: string): void {
  const named = 'FROM sqlite_schema WHERE name = ?'
  let row: SchemaRow | undefined
  changeSchema(file, (db) => {
    row = db.prepare(`SELECT * ${named}`).get(index) as SchemaRow
    db.prepare(`DELETE ${named}`).run(index)
  })
  changeSchema(file, (db) => {
    db.exec(sql)
    db.prepare('INSERT INTO sqlite_schema VALUES ($type, $name, $tbl_name, $rootpage, $sql)').run(row)
  })
}

function changeSchema(file: string, work: (db: Database.Database) => void): void {
  const db = new Database(file)
  try {
    db.unsafeMode(true)
    db.pragma('writable_schema = ON')
    work(db)
  } finally {
    db.close()
  }
}
