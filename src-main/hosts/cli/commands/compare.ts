import type { Command } from 'commander'
import { parseId } from '../../../contract/ids.ts'
import { modelComparisons } from '../../../export/model-comparisons.ts'
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
      withLab(options, async (lab) => {
        const report = lab.report(parseId(id))
        const models = await modelComparisons(lab.store, lab.datasets, report.experiment)
        if (options.json) printJson(reportJson(report, models))
        else console.log(comparisonText(report, models))
      })
    )
}
