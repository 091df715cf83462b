import { Option, type Command } from 'commander'
import { csvFormats, type ExportPreset } from '../../../export/csv-format.ts'
import { exportCsv } from '../../../export/export-csv.ts'
import { csvFileNames, type CsvFileName } from '../../../contract/exports.ts'
import { parseId } from '../../../contract/ids.ts'
import { userPath } from '../data-dir.ts'
import { withLab } from '../open-lab.ts'
import { dataDirOption, jsonOption } from '../options.ts'
import { printJson } from '../show/print-json.ts'

interface Options {
  csv: string
  preset: ExportPreset
  files?: CsvFileName[]
  dataDir?: string
  json?: boolean
}

export function addExport(program: Command): void {
  program
    .command('export')
    .description('write experiments and runs as CSV files')
    .argument('<ids...>', 'experiments such as e3, runs such as r7, or both')
    .requiredOption('--csv <dir>', 'the folder to write')
    .addOption(
      new Option('--preset <preset>', 'who reads the files')
        .choices(Object.keys(csvFormats))
        .default('standard')
    )
    .addOption(new Option('--files <files...>', 'only these files (default: all)').choices(csvFileNames))
    .addOption(dataDirOption())
    .addOption(jsonOption())
    .action((ids: string[], options: Options) =>
      withLab(options, async (lab) => {
        const dir = userPath(options.csv)
        const { preset, files } = options
        const { appVersion, datasets } = lab
        const result = await exportCsv(lab.store, ids.map(parseId), dir, {
          preset,
          files,
          appVersion,
          datasets
        })
        for (const warning of result.warnings) console.error(`Warning: ${warning}`)
        if (options.json) printJson(result)
        else
          console.log(
            `${result.files.map(({ name, rows }) => `${name}: ${rows} rows`).join('\n')}\nin ${dir}`
          )
      })
    )
}
