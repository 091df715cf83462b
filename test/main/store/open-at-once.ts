/*
 * A process that opens one database after the other (DIR/0.db, DIR/1.db, ...), each at a moment that other processes
 * were told too. Arguments: DIR, how many, the first moment in ms since 1970. Prints what went wrong, else nothing.
 */
import { join } from 'node:path'
import { Store } from '../../../src-main/store/store.ts'
import { addRun } from './add-run.ts'

const [dir, count, startAt] = process.argv.slice(2)
const INTERVAL_MS = 60

for (let k = 0; k < Number(count); k++) {
  while (Date.now() < Number(startAt) + k * INTERVAL_MS);
  try {
    const store = new Store(join(dir, `${k}.db`))
    addRun(store)
    store.close()
  } catch (error) {
    console.log(error)
  }
}
