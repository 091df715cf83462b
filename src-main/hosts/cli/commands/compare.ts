import { Option, type Command } from 'commander'
import { parseId } from '../../../contract/ids.ts'
import { experimentOf } from '../experiment-of.ts'
import { withLab } from '../open-lab.ts'
import { dataDirOption, jsonOption, wholeNumber } from '../options.ts'
import { comparisonText } from '../show/comparison.ts'
import { modelPairs, modelPairsJson, modelPairsText } from '../show/model-pairs.ts'
import { printJson } from '../show/print-json.ts'
import { reportJson } from '../show/report-json.ts'
import { differencesPlot, statisticsText } from '../show/statistics.ts'

interface CompareOptions {
  dataDir?: string
  json?: boolean
  statistics?: boolean
  models?: number
}

export function addCompare(program: Command): void {
  program
    .command('compare')
    .description('compare the arms of an experiment')
    .argument('<id>', 'an experiment such as e3')
    .option('--statistics', 'all the numbers behind the verdicts, too: bootstrap, effect sizes, TOST, power')
    .addOption(
      new Option(
        '--models <seed>',
        "also compare the models of one seed, row by row: McNemar's test"
      ).argParser(wholeNumber('--models', 0, 2 ** 32 - 1))
    )
    .addOption(dataDirOption())
    .addOption(jsonOption())
    .action((id: string, options: CompareOptions) =>
      withLab(options, async (_lab, client) => {
        const experiment = { id: await experimentOf(parseId(id), client) }
        const report = await client.reports.experiment(experiment)
        const models = await client.reports.models(experiment)
        const pairs =
          options.models === undefined
            ? null
            : await modelPairs(report, options.models, (run) => client.models.testAnswers({ id: run }))
        if (options.json) {
          printJson({ ...reportJson(report, models), ...(pairs && { models: modelPairsJson(pairs) }) })
          return
        }
        const lines = [
          comparisonText(report, models),
          ...differencesPlot(report.verdicts, report.experiment.spec),
          ...(options.statistics ? statisticsText(report.verdicts) : []),
          ...(pairs ? modelPairsText(pairs) : [])
        ]
        console.log(lines.join('\n'))
      })
    )
}
