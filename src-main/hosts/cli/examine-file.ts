import { existsSync } from 'node:fs'
import { BadInput } from '../../../src-engine/bad-input.ts'
import type { Readable } from '../../contract/safety.ts'
import { copyDates, copyFiles } from '../../safety/copies.ts'
import { repairedPath } from '../../safety/put-in-place.ts'
import { databaseIn, runJob, withKeeper, type LabCliOptions } from './open-lab.ts'

/**
 * What SQLite objects to in the lab's file; nothing when it is sound.
 * @throws BadInput when there is no such file, or it cannot be used for another reason than a damage
 */
export async function examine(options: LabCliOptions): Promise<readonly string[]> {
  const file = databaseIn(options.dataDir)
  if (!existsSync(file)) {
    const copies = copyDates(file).length > 0 ? '; "lab repair --copy newest" puts back a copy' : ''
    throw new BadInput(`there is no ${file}: nothing to look through${copies}`)
  }
  const problem = await withKeeper(options, (keeper) => keeper.problem)
  if (problem && problem.kind !== 'damaged') throw problem
  const objections = await runJob({ type: 'check', file })
  return objections.length > 0 || !problem ? objections : [problem.said]
}

/** Reads what can be read of a damaged file into a new one, lab-repaired.db beside it. */
export async function readWhatCanBeRead(file: string): Promise<Readable> {
  const isTerminal = process.stderr.isTTY
  const readable = await runJob(
    { type: 'salvage', file, output: repairedPath(file), copies: copyFiles(file) },
    {
      tell(fraction) {
        if (isTerminal) process.stderr.write(`\rReading what can be read: ${Math.round(fraction * 100)} %`)
      }
    }
  )
  if (isTerminal) process.stderr.write('\r\x1b[K')
  return readable
}
