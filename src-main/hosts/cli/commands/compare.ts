import type { Command } from 'commander'
import { parseId } from '../../../contract/ids.ts'
import { experimentOf } from '../experiment-of.ts'
import { withLab } from '../open-lab.ts'
import { dataDirOption, jsonOption } from '../options.ts'
import { comparisonText } from '../show/comparison.ts'
import { printJson } from '../show/print-json.ts'
import { reportJson } from '../show/report-json.ts'

export function addCompare(program: Command): void {
  program
    .command('compare')
    .description('compare the arms of an experiment')
    .argument('<id>', 'an experiment such as e3')
    .addOption(dataDirOption())
    .addOption(jsonOption())
    .action((id: string, options: { dataDir?: string; json?: boolean }) =>
      withLab(options, async (_lab, client) => {
        const experiment = { id: await experimentOf(parseId(id), client) }
        const report = await client.reports.experiment(experiment)
        const models = await client.reports.models(experiment)
        if (options.json) printJson(reportJson(report, models))
        else console.log(comparisonText(report, models))
      })
    )
}
