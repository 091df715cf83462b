/* A process that repairs a damaged database. Argument: the database. Says when it begins. */
import { putInPlace, repairedPath } from '../../../../src-main/safety/put-in-place.ts'
import { salvage } from '../../../../src-main/safety/salvage.ts'

const [, , file] = process.argv
console.log('repairing')
salvage(file, repairedPath(file), [])
putInPlace(file, repairedPath(file))
