import type { Command } from 'commander'
import { existsSync } from 'node:fs'
import { BadInput } from '../../../../src-engine/bad-input.ts'
import { copyDates, copyPath } from '../../../safety/copies.ts'
import { putInPlace, repairedPath, restoredPath } from '../../../safety/put-in-place.ts'
import { examine, readWhatCanBeRead } from '../examine-file.ts'
import { databaseIn, runJob } from '../open-lab.ts'
import { dataDirOption } from '../options.ts'
import { readableText } from '../show/readable.ts'

export function addRepair(program: Command): void {
  program
    .command('repair')
    .description('make a new database of what can be read of a damaged one, which stays beside it')
    .option('--copy <date>', 'put back the copy of that day instead, such as 2026-11-22, or the newest')
    .addOption(dataDirOption())
    .action(async (options: { dataDir?: string; copy?: string }) => {
      const aside = await (options.copy === undefined ? repair(options) : restore(options, options.copy))
      const kept = existsSync(aside) ? ` What was there before is kept as ${aside}.` : ''
      console.log(`The lab goes on with it.${kept}`)
    })
}

async function repair(options: { dataDir?: string }): Promise<string> {
  const file = databaseIn(options.dataDir)
  if ((await examine(options)).length === 0)
    throw new BadInput(`${file} is sound: there is nothing to repair`)
  console.log(readableText(await readWhatCanBeRead(file)))
  return putInPlace(file, repairedPath(file))
}

/** Puts a copy in the place of a file that is damaged, or gone: a sound one has what came after the copy. */
async function restore(options: { dataDir?: string }, wanted: string): Promise<string> {
  const file = databaseIn(options.dataDir)
  const dates = copyDates(file)
  const date = wanted === 'newest' ? dates.at(0) : dates.find((known) => known === wanted)
  if (date === undefined) {
    const expected = dates.length > 0 ? `expected newest, or one of ${dates.join(', ')}` : 'there are none'
    throw new BadInput(`no copy "${wanted}": ${expected}`)
  }
  if (existsSync(file) && (await examine(options)).length === 0) {
    throw new BadInput(
      `${file} is sound, and has what came after the copy of ${date}: to go back to that copy, move this file away first`
    )
  }
  await runJob({ type: 'prepare-copy', copy: copyPath(file, date), output: restoredPath(file) })
  return putInPlace(file, restoredPath(file))
}
