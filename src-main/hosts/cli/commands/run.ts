import type { Command } from 'commander'
import type { ExperimentSpec } from '../../../../src-engine/spec/experiment-spec.ts'
import { parseSeeds } from '../../../../src-engine/spec/parse-seeds.ts'
import { specWarnings } from '../../../../src-engine/spec/warnings.ts'
import { counted, duration } from '../../../../src-engine/words/numbers.ts'
import { checkExportTarget } from '../../../export/export-target.ts'
import type { Lab } from '../../../lab/lab.ts'
import type { Launched } from '../../../contract/experiments.ts'
import type { ExperimentId } from '../../../contract/ids.ts'
import { userPath } from '../data-dir.ts'
import { EXIT, type ExitCode, type Finish } from '../exit-code.ts'
import { exportFiles } from '../export-files.ts'
import { withLab, type LabClient } from '../open-lab.ts'
import {
  collect,
  csvOption,
  dataDirOption,
  jsonOption,
  nextCommand,
  setOption,
  workersOption
} from '../options.ts'
import { comparisonText } from '../show/comparison.ts'
import { reportJson } from '../show/report-json.ts'
import { printJson } from '../show/print-json.ts'
import { watchRuns } from '../show/progress.ts'
import { onStopSignal } from '../stop-signals.ts'

type Launch = (client: LabClient, lab: Lab) => Promise<Launched>

export interface RunOptions {
  readonly seeds?: readonly number[]
  readonly set?: readonly string[]
  readonly sweep?: readonly string[]
  readonly engine?: string
  readonly workers?: number
  readonly dataDir?: string
  readonly csv?: string
  readonly json?: boolean
}

export function addRun(program: Command, finish: Finish): void {
  const command = program
    .command('run')
    .description('train the arms of an experiment, compare them and export the results')
    .argument(
      '<preset|spec.json>',
      'a preset (tutorial, tutorial-ten-seeds, how-much-l2, ...) or a spec file'
    )
    .addOption(setOption())
    .option(
      '--sweep <path=values>',
      'make an arm of each value: arms.L2.l2.lambda=log:1e-5:1e-1:9, lin:0:1:5 or 0.5,0.8; may be given several times',
      collect
    )
  addRunOptions(command).action(async (preset: string, options: RunOptions) => {
    finish(await runExperiment(preset, options))
  })
}

/** The options that "run" and "exercise 4" share. */
export function addRunOptions(command: Command): Command {
  return command
    .option('--seeds <seeds>', 'the seeds to train each arm with: 7, 0..9 or 1,5', parseSeeds)
    .option('--engine <engine>', 'fast or reference (default: as the spec says)')
    .addOption(workersOption())
    .addOption(dataDirOption())
    .addOption(csvOption())
    .addOption(jsonOption())
}

/** Runs a preset or spec file from first check to last table. */
export function runExperiment(preset: string, options: RunOptions): Promise<ExitCode> {
  return trainAndReport(options, async (client, lab) => {
    const spec = lab.loadSpec(preset, options, userPath('.'))
    for (const warning of specWarnings(spec)) console.error(`Warning: ${warning}`)
    if (spec.random === 'numpy-legacy' && options.engine === 'fast') {
      console.error(
        "Note: the fast engine's float32 gives other digits than NumPy's float64; --engine reference gives the same."
      )
    }
    if (options.sweep?.length) await tellCost(spec, client)
    return client.experiments.launch({ spec })
  })
}

/** A sweep easily asks for more than one meant to wait for. */
async function tellCost(spec: ExperimentSpec, client: LabClient): Promise<void> {
  const { runs, seconds } = await client.experiments.estimate({ spec })
  console.error(
    `${counted(spec.arms.length, 'arm')} x ${counted(spec.seeds.length, 'seed')}: ${counted(runs, 'run')}, about ${duration(seconds)}`
  )
}

/** Launches runs, shows their progress until all have ended, compares and exports. */
export async function trainAndReport(options: RunOptions, launch: Launch): Promise<ExitCode> {
  if (options.csv !== undefined) await checkExportTarget(userPath(options.csv))
  return withLab(options, async (lab, client) => {
    const stopped = await train(lab, client, () => launch(client, lab))
    const experiment = { id: stopped.experimentId }
    const report = await client.reports.experiment(experiment)
    const { databaseFile: database } = await client.lab.info()
    if (stopped.bySignal) {
      console.error(
        `Stopped. ${report.runs.reduce((sum, { epochsDone }) => sum + epochsDone, 0)} finished epochs of ${stopped.experimentId} are kept in ${database}`
      )
      console.error(`Go on with: ${nextCommand(`resume ${stopped.experimentId}`, options)}`)
      if (options.json) printJson({ ...reportJson(report), database, csv: null })
      return EXIT.interrupted
    }
    // First: what may have taken hours is said, whatever becomes of the files.
    if (!options.json) console.log(comparisonText(report, await client.reports.models(experiment)))
    const csv = await exportFiles(client, { targets: [experiment.id] })
    if (options.json) printJson({ ...reportJson(report), database, csv })
    else console.log(`\nCSV files: ${csv.dir}\nDatabase:  ${database}`)
    return report.runs.every(({ status }) => status === 'done') ? EXIT.done : EXIT.failed
  })
}

/** Launches runs and shows their progress until all have ended. */
async function train(
  lab: Lab,
  client: LabClient,
  launch: () => Promise<Launched>
): Promise<{ experimentId: ExperimentId; bySignal: boolean }> {
  const signal = onStopSignal(() => {
    console.error('\nStopping after this batch. Ctrl-C again leaves at once.')
    lab.cancelAll()
  })
  try {
    const { experimentId, runIds } = await launch()
    if (signal.came()) lab.cancelAll()
    const { spec, runs } = await client.experiments.get({ id: experimentId })
    const ids = new Set(runIds)
    const launched = runs.filter(({ id }) => ids.has(id))
    if (launched[0].engine !== spec.engine) {
      console.error(
        `Note: the fast engine cannot run this here; trained with the ${launched[0].engine} engine.`
      )
    }
    const progress = watchRuns(new Map(launched.map((run) => [run.id, run])))
    const unsubscribe = lab.subscribe((event) => {
      progress.show(event)
    })
    await lab.idle()
    unsubscribe()
    progress.close()
    return { experimentId, bySignal: signal.came() }
  } finally {
    signal.release()
  }
}
