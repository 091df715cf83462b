import type { Command } from 'commander'
import { parseId } from '../../../contract/ids.ts'
import type { RequestKind } from '../../../store/requests.ts'
import { EXIT, type Finish } from '../exit-code.ts'
import { withLab } from '../open-lab.ts'
import { dataDirOption } from '../options.ts'

/** `cancel` and `delete`. */
export function addStop(program: Command, finish: Finish): void {
  const add = (kind: RequestKind, description: string, done: string) => {
    program
      .command(kind)
      .description(description)
      .argument('<id>', 'an experiment such as e3 or a run such as r7')
      .addOption(dataDirOption())
      .action((text: string, options: { dataDir?: string }) =>
        withLab(options, async (lab) => {
          const id = parseId(text)
          if (await lab.stop(kind, id)) console.log(`${id} is ${done}.`)
          else {
            console.error(`The process that trains ${id} has not answered yet; it will when it can.`)
            finish(EXIT.failed)
          }
        })
      )
  }
  add(
    'cancel',
    'stop the runs of an experiment, or one run; finished epochs are kept',
    'not training any more'
  )
  add('delete', 'delete an experiment with its runs, or one run', 'deleted')
}
