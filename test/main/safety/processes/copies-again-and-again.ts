/* A process that copies a database again and again. Argument: the database. Says when it begins. */
import { makeCopy } from '../../../../src-main/safety/copies.ts'

console.log('copying')
for (;;) await makeCopy(process.argv[2])
