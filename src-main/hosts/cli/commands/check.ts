import type { Command } from 'commander'
import { rm } from 'node:fs/promises'
import { listCopies } from '../../../safety/copies.ts'
import { repairedPath } from '../../../safety/put-in-place.ts'
import { EXIT, type Finish } from '../exit-code.ts'
import { examine, readWhatCanBeRead } from '../examine-file.ts'
import { databaseIn } from '../open-lab.ts'
import { dataDirOption, jsonOption } from '../options.ts'
import { printJson } from '../show/print-json.ts'
import { copiesText, readableText } from '../show/readable.ts'

export function addCheck(program: Command, finish: Finish): void {
  program
    .command('check')
    .description("look through the lab's database: is it sound, and if not, what of it can be read?")
    .addOption(dataDirOption())
    .addOption(jsonOption())
    .action(async (options: { dataDir?: string; json?: boolean }) => {
      const file = databaseIn(options.dataDir)
      const objections = await examine(options)
      const copies = listCopies(file)
      if (objections.length === 0) {
        if (options.json) printJson({ file, sound: true, copies })
        else console.log(`${file} is sound.\n${copiesText(copies)}`)
        return
      }
      const readable = await readWhatCanBeRead(file)
      await rm(repairedPath(file), { force: true })
      finish(EXIT.failed)
      if (options.json) printJson({ file, sound: false, objections, readable, copies })
      else {
        console.log(
          [
            `${file} is damaged. Nothing was changed.`,
            ...objections.map((line) => `  ${line}`),
            '',
            readableText(readable),
            copiesText(copies),
            '',
            '"lab repair" makes a new file of what can be read' +
              (copies.length > 0 ? ', "lab repair --copy DATE" puts back a copy' : '') +
              '. The damaged file stays beside it.'
          ].join('\n')
        )
      }
    })
}
