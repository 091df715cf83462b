import { Option, type Command } from 'commander'
import { BadInput } from '../../../../src-engine/bad-input.ts'
import type { ChosenSource, DatasetLine } from '../../../contract/datasets.ts'
import { withLab } from '../open-lab.ts'
import { dataDirOption, jsonOption, nextCommand, wholeNumber } from '../options.ts'
import { printJson } from '../show/print-json.ts'
import { table } from '../show/table.ts'

export function addDataset(program: Command): void {
  const dataset = program.command('dataset').description('list, add, remove or restore data sets')
  addDatasetList(dataset)
  addDatasetAdd(dataset)
  addDatasetRemove(dataset)
  addDatasetRestore(dataset)
}

interface CommonOptions {
  dataDir?: string
  json?: boolean
}

function addDatasetList(dataset: Command): void {
  dataset
    .command('list')
    .description('list the data sets')
    .addOption(dataDirOption())
    .addOption(jsonOption())
    .action((options: CommonOptions) =>
      withLab(options, async (_lab, client) => {
        const all = await client.datasets.list()
        if (options.json) {
          printJson(all)
          return
        }
        const rows = all.map((one) =>
          'problem' in one
            ? [one.id, 'damaged', '', '', one.problem]
            : [
                one.id,
                String(one.trainingRows),
                one.testRows === null ? '-' : String(one.testRows),
                `${one.columns} x ${one.classes}`,
                one.builtIn ? 'built in' : 'own'
              ]
        )
        console.log(table(['data set', 'rows', 'test rows', 'columns x classes', ''], rows))
      })
    )
}

interface AddOptions extends CommonOptions {
  images?: string
  labels?: string
  testImages?: string
  testLabels?: string
  csv?: string
  testCsv?: string
  label?: 'first' | 'last'
  header?: 'yes' | 'no'
  classes?: number
}

function addDatasetAdd(dataset: Command): void {
  dataset
    .command('add')
    .description("copy a data set into the lab's own folder: IDX files or CSV, gzipped or not")
    .argument('<name>', 'what to call it: lower-case letters, digits and -')
    .option('--images <file>', 'IDX: the images')
    .option('--labels <file>', 'IDX: their labels')
    .option('--test-images <file>', 'IDX: images to test on')
    .option('--test-labels <file>', 'IDX: their labels')
    .option('--csv <file>', 'CSV: a row an example, one column of labels')
    .option('--test-csv <file>', 'CSV: rows to test on')
    .addOption(
      new Option('--label <column>', 'CSV: where the labels are (default: found out)').choices([
        'first',
        'last'
      ])
    )
    .addOption(
      new Option(
        '--header <yes|no>',
        'CSV: whether the first row names the columns (default: found out)'
      ).choices(['yes', 'no'])
    )
    .option(
      '--classes <n>',
      'number of classes, where the rows do not show them all',
      wholeNumber('--classes', 2, 256)
    )
    .addOption(dataDirOption())
    .addOption(jsonOption())
    .action((name: string, options: AddOptions) =>
      withLab(options, async (_lab, client) => {
        for await (const news of await client.datasets.add({ id: name, source: sourceOf(options) })) {
          if (news.type !== 'added') continue
          const { dataset: added, notes } = news
          if (options.json) printJson({ ...added, notes })
          else console.log([...notes, addedText(added)].join('\n'))
        }
      })
    )
}

function addDatasetRemove(dataset: Command): void {
  dataset
    .command('remove')
    .description(
      'remove a data set of your own; results of runs on it are kept, and for a week "restore" brings it back'
    )
    .argument('<name>')
    .addOption(dataDirOption())
    .action((name: string, options: CommonOptions) =>
      withLab(options, async (_lab, client) => {
        await client.datasets.remove({ id: name })
        console.log(
          `Removed ${name}. For a week "${nextCommand(`dataset restore ${name}`, options)}" brings it back.`
        )
      })
    )
}

function addDatasetRestore(dataset: Command): void {
  dataset
    .command('restore')
    .description('bring back a data set that was removed within the last week')
    .argument('<name>')
    .addOption(dataDirOption())
    .action((name: string, options: CommonOptions) =>
      withLab(options, async (_lab, client) => {
        await client.datasets.restore({ id: name })
        console.log(`Restored ${name}.`)
      })
    )
}

const addedText = ({ id, trainingRows, testRows, columns, classes }: DatasetLine) =>
  `Added ${id}: ${trainingRows} rows${testRows === null ? '' : ` and ${testRows} test rows`}, ${columns} columns, ` +
  `${classes} classes. Use it with --set dataset.id=${id}`

/** The source that the options describe, its files as they were typed. Throws BadInput when they describe none, or two. */
function sourceOf(options: AddOptions): ChosenSource {
  const { images, labels, testImages, testLabels, csv, testCsv, label, header, classes } = options
  const given = (names: Record<string, unknown>) =>
    Object.entries(names).flatMap(([name, value]) => (value === undefined ? [] : [name]))
  const idxOptions = given({
    '--images': images,
    '--labels': labels,
    '--test-images': testImages,
    '--test-labels': testLabels
  })
  const csvOptions = given({ '--csv': csv, '--test-csv': testCsv, '--label': label, '--header': header })
  const expected =
    'expected --images F --labels F [--test-images F --test-labels F], or --csv F [--test-csv F]'
  if (idxOptions.length > 0 && csvOptions.length > 0) {
    throw new BadInput(`dataset add: ${expected}; ${[...idxOptions, ...csvOptions].join(', ')} came together`)
  }
  if (csv !== undefined) {
    return {
      kind: 'csv',
      csv,
      testCsv,
      label,
      header: header === undefined ? undefined : header === 'yes',
      classes
    }
  }
  if (
    images === undefined ||
    labels === undefined ||
    (testImages === undefined) !== (testLabels === undefined)
  ) {
    throw new BadInput(
      `dataset add: ${expected}; ${[...idxOptions, ...csvOptions].join(', ') || 'none of them'} came`
    )
  }
  return {
    kind: 'idx',
    images,
    labels,
    testImages,
    testLabels,
    classes
  }
}
