import { setPriority } from 'node:os'
import '../../src-engine/worker/train-worker.ts'

/*
 * The entry of a training thread beside a window that somebody looks at: whatever else the computer has to do comes first.
 * On Linux a thread has a priority of its own, which is what "process 0" sets. Elsewhere it would be the whole program's.
 */
const LOWER = 10
if (process.platform === 'linux') setPriority(0, LOWER)
