import type { Command } from 'commander'
import { parseId, type ExperimentId, type RunId } from '../../../contract/ids.ts'
import { EXIT, type Finish } from '../exit-code.ts'
import { withLab, type LabClient } from '../open-lab.ts'
import { dataDirOption, nextCommand } from '../options.ts'

interface Options {
  dataDir?: string
}

/** `cancel`, `delete` and `restore`. */
export function addStop(program: Command, finish: Finish): void {
  const add = (
    name: string,
    description: string,
    work: (client: LabClient, id: ExperimentId | RunId, options: Options) => Promise<string | null>
  ) => {
    program
      .command(name)
      .description(description)
      .argument('<id>', 'an experiment such as e3 or a run such as r7')
      .addOption(dataDirOption())
      .action((text: string, options: Options) =>
        withLab(options, async (_lab, client) => {
          const id = parseId(text)
          const done = await work(client, id, options)
          if (done !== null) console.log(done)
          else {
            console.error(
              `The process that trains ${id} has not answered yet. It is asked to stop, and will when it can; until then nothing is changed: try again.`
            )
            finish(EXIT.failed)
          }
        })
      )
  }
  add('cancel', 'stop the runs of an experiment, or one run; finished epochs are kept', async (client, id) =>
    (await client.experiments.cancel({ targets: [id] })) ? `${id} is not training any more.` : null
  )
  add(
    'delete',
    'delete an experiment with its runs, or one run; for a week "restore" brings it back',
    async (client, id, options) =>
      (await client.experiments.delete({ targets: [id] }))
        ? `${id} is deleted. For a week "${nextCommand(`restore ${id}`, options)}" brings it back.`
        : null
  )
  add('restore', 'bring back what was deleted within the last week', async (client, id) => {
    await client.experiments.restore({ targets: [id] })
    return `${id} is back.`
  })
}
