import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { dirname } from 'node:path'
import * as z from 'zod'
import { readKernels } from '../../src-engine/worker/load-kernels.ts'
import { makeFolder } from '../disk/make-folder.ts'
import { writeWholeSync } from '../disk/write-whole-sync.ts'
import type { StartTrainer } from '../queue/worker-trainer.ts'
import { turnOnWideVectors } from './switch.ts'

/*
 * WebAssembly's vectors are 128 bits wide. V8 can pair their instructions to 256 bits, which takes a third off an arm
 * of the tutorial, but calls that experimental. So it is tried first, on this very machine, by this V8, with
 * these kernels, in a process of its own; where every bit is the same, it is used from the next start on.
 */

/** How each machine, V8 and kernels that were tried did. */
const memorySchema = z.record(z.string(), z.boolean())

export interface WideVectorsOptions {
  /** Where the outcomes of trials are kept. */
  readonly memory: string
  /** Runs trial.ts in a process of its own. Gives what trialOutcome makes of its exit code. */
  readonly runTrial: () => Promise<boolean | null>
  /** "off" for no trial and no use; whatever else, and nothing, for both. */
  readonly setting?: string | undefined
}

/**
 * Lets threads train with wide vectors where a trial held. Where there was none yet, one is made beside the first
 * training.
 */
export function withWideVectors(
  startTrainer: StartTrainer,
  { memory, runTrial, setting = process.env.ABLATION_LAB_WIDE_VECTORS }: WideVectorsOptions
): StartTrainer {
  // Other processors have no such pairs.
  if (setting === 'off' || process.arch !== 'x64') return startTrainer
  const decide = () => {
    const key = trialKey()
    const outcomes = new Map(Object.entries(readMemory(memory)))
    if (outcomes.get(key)) turnOnWideVectors()
    if (outcomes.has(key)) return
    void runTrial().then((holds) => {
      if (holds !== null) remember(memory, key, holds)
    })
  }
  // Most starts of the lab train nothing.
  let isDecided = false
  return (chain, events) => {
    if (!isDecided) decide()
    isDecided = true
    return startTrainer(chain, events)
  }
}

/** What decides over the machine code: processor, V8 and kernels. */
function trialKey(): string {
  const kernels = createHash('sha256')
    .update(readKernels('plain'))
    .update(readKernels('relaxed'))
    .digest('hex')
  return `${cpus()[0]?.model ?? 'unknown processor'}, V8 ${process.versions.v8}, kernels ${kernels.slice(0, 16)}`
}

/** A memory that cannot be read remembers nothing. */
function readMemory(file: string): Record<string, boolean> {
  try {
    return memorySchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return {}
  }
}

/** Where it cannot be written, the next start tries again. */
function remember(file: string, key: string, holds: boolean): void {
  try {
    makeFolder(dirname(file))
    writeWholeSync(file, `${JSON.stringify({ ...readMemory(file), [key]: holds }, null, 2)}\n`)
  } catch {
    return
  }
}
