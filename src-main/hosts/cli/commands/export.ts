import { Option, type Command } from 'commander'
import { csvFormats, type ExportPreset } from '../../../export/csv-format.ts'
import { exportCsv } from '../../../export/export-csv.ts'
import { parseId } from '../../../contract/ids.ts'
import { userPath } from '../data-dir.ts'
import { withLab } from '../open-lab.ts'
import { dataDirOption, jsonOption } from '../options.ts'
import { printJson } from '../show/print-json.ts'

interface Options {
  csv: string
  preset: ExportPreset
  dataDir?: string
  json?: boolean
}

export function addExport(program: Command): void {
  program
    .command('export')
    .description('write an experiment or a run as CSV files')
    .argument('<id>', 'an experiment such as e3 or a run such as r7')
    .requiredOption('--csv <dir>', 'the folder to write')
    .addOption(
      new Option('--preset <preset>', 'who reads the files')
        .choices(Object.keys(csvFormats))
        .default('standard')
    )
    .addOption(dataDirOption())
    .addOption(jsonOption())
    .action((id: string, options: Options) =>
      withLab(options, async (lab) => {
        const dir = userPath(options.csv)
        const { preset } = options
        const result = await exportCsv(lab.store, parseId(id), dir, { preset, appVersion: lab.appVersion })
        for (const warning of result.warnings) console.error(`Warning: ${warning}`)
        if (options.json) printJson(result)
        else
          console.log(
            `${result.files.map(({ name, rows }) => `${name}: ${rows} rows`).join('\n')}\nin ${dir}`
          )
      })
    )
}
