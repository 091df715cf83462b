/* A process that finishes a swap. Argument: the database. Says when it begins. */
import { finishSwap } from '../../../../src-main/store/swap-file.ts'

console.log('finishing')
finishSwap(process.argv[2])
