/* A process that locks a file beside a database, says which, and lives on. Argument: the database. */
import { ProcessLock } from '../../../src-main/store/process-lock.ts'

const lock = new ProcessLock(process.argv[2])
const say = () => {
  console.log(JSON.stringify({ pid: process.pid, name: lock.name }))
}
say()
// A lock that nobody knows any more would be let go.
setInterval(say, 60_000)
