/* A process that says what it is known by, and lives on. */
import { thisProcess } from '../../../src-main/store/process-mark.ts'

console.log(JSON.stringify(thisProcess()))
setInterval(() => undefined, 1000)
