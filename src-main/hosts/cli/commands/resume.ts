import type { Command } from 'commander'
import { parseId } from '../../../contract/ids.ts'
import type { Finish } from '../exit-code.ts'
import { experimentOf } from '../experiment-of.ts'
import { csvOption, dataDirOption, jsonOption, workersOption } from '../options.ts'
import { trainAndReport, type RunOptions } from './run.ts'

export function addResume(program: Command, finish: Finish): void {
  program
    .command('resume')
    .description('go on with runs that were cancelled or interrupted, from their last checkpoints')
    .argument('<id>', 'an experiment such as e3 or a run such as r7')
    .addOption(workersOption())
    .addOption(dataDirOption())
    .addOption(csvOption())
    .addOption(jsonOption())
    .action(async (text: string, options: RunOptions) => {
      const id = parseId(text)
      finish(
        await trainAndReport(options, async (client) => {
          const { runIds, refused } = await client.experiments.resume({ targets: [id] })
          for (const { runId, why } of refused) console.error(`${runId} stays as it is: ${why}`)
          return { experimentId: await experimentOf(id, client), runIds }
        })
      )
    })
}
