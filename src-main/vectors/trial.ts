import { createHash } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { readKernels, type Arithmetic } from '../../src-engine/worker/load-kernels.ts'
import { turnOnWideVectors } from './switch.ts'
import { OTHER_BITS, SAME_BITS } from './trial-outcome.ts'
import { trialRuns } from './trial-runs.ts'

/*
 * A process of its own, which says by its exit code whether the kernels give the same bits with vectors of 256 bits as
 * with 128. Should V8 fail at them altogether, then here and not beside somebody's training.
 */

/** A custom section without content: V8 takes the same bytes for the same module, compiled already. */
const OTHERWISE_EMPTY = Uint8Array.of(0, 2, 1, 0x77)

const arithmetics: readonly Arithmetic[] = ['plain', 'relaxed']
const available = arithmetics.map(readKernels).filter((bytes) => WebAssembly.validate(bytes))
const narrow = available.map(hashOfWeights)
turnOnWideVectors()
// V8 optimizes, and widens, what runs often. Here that is soon, and waited for.
setFlagsFromString('--wasm-tiering-budget=1000')
setFlagsFromString('--wasm-sync-tier-up')
const wide = available.map((bytes) => hashOfWeights(Buffer.concat([bytes, OTHERWISE_EMPTY])))
// One of Electron's processes does not end by itself.
process.exit(wide.every((hash, i) => hash === narrow[i]) ? SAME_BITS : OTHER_BITS)

function hashOfWeights(bytes: Uint8Array<ArrayBuffer>): string {
  const kernels = new WebAssembly.Module(bytes)
  const hash = createHash('sha256')
  for (const train of trialRuns()) for (const weights of train(kernels)) hash.update(weights)
  return hash.digest('hex')
}
