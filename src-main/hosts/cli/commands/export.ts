import { Option, type Command } from 'commander'
import { csvFileNames, csvPresets, type CsvFileName, type CsvPreset } from '../../../contract/exports.ts'
import { parseId } from '../../../contract/ids.ts'
import { userPath } from '../data-dir.ts'
import { exportFiles } from '../export-files.ts'
import { withLab } from '../open-lab.ts'
import { dataDirOption, folder, jsonOption } from '../options.ts'
import { printJson } from '../show/print-json.ts'

interface Options {
  csv: string
  preset: CsvPreset
  files?: CsvFileName[]
  dataDir?: string
  json?: boolean
}

export function addExport(program: Command): void {
  program
    .command('export')
    .description('write experiments and runs as CSV files')
    .argument('<ids...>', 'experiments such as e3, runs such as r7, or both')
    .requiredOption('--csv <dir>', 'the folder to write', folder('--csv'))
    .addOption(new Option('--preset <preset>', 'who reads the files').choices(csvPresets).default('standard'))
    .addOption(new Option('--files <files...>', 'only these files (default: all)').choices(csvFileNames))
    .addOption(dataDirOption())
    .addOption(jsonOption())
    .action((ids: string[], options: Options) =>
      withLab(options, async (_lab, client) => {
        const { preset, files } = options
        const result = await exportFiles(client, { targets: ids.map(parseId), preset, files })
        for (const warning of result.warnings) console.error(`Warning: ${warning}`)
        if (options.json) printJson(result)
        else {
          const lines = result.files.map(({ name, rows }) => `${name}: ${rows} rows`)
          console.log([...lines, `in ${userPath(options.csv)}`].join('\n'))
        }
      })
    )
}
