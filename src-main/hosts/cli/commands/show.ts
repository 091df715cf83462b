import type { Command } from 'commander'
import { isRunId, parseId } from '../../../contract/ids.ts'
import type { ExperimentReport, RunRecord } from '../../../contract/reports.ts'
import { withLab } from '../open-lab.ts'
import { dataDirOption, jsonOption } from '../options.ts'
import { sweepTexts } from '../../../../src-engine/spec/sweep-spec.ts'
import { metrics, type MetricName } from '../../../../src-engine/training/metrics.ts'
import { counted, duration, loss, percent } from '../../../../src-engine/words/numbers.ts'
import { printJson } from '../show/print-json.ts'
import { printable } from '../show/printable.ts'
import { reportJson } from '../show/report-json.ts'
import { runSweep } from '../show/run-sweep.ts'
import { table } from '../show/table.ts'

export function addShow(program: Command): void {
  program
    .command('show')
    .description('show an experiment with its runs, or all that is known of one run')
    .argument('<id>', 'an experiment such as e3 or a run such as r7')
    .addOption(dataDirOption())
    .addOption(jsonOption())
    .action((text: string, options: { dataDir?: string; json?: boolean }) =>
      withLab(options, async (_lab, client) => {
        const id = parseId(text)
        if (isRunId(id)) {
          const record = await client.reports.run({ id })
          const run = runJson(record, await runSweep(client, record))
          if (options.json) printJson(run)
          else console.log(printable(runText(run)))
        } else {
          const report = await client.reports.experiment({ id })
          if (options.json) printJson(reportJson(report))
          else console.log(printable(experimentText(report)))
        }
      })
    )
}

function experimentText({ experiment, runs }: ExperimentReport): string {
  const { id, name, spec } = experiment
  const sweeps = (spec.sweeps ?? []).map(
    (sweep) => `${counted(sweep.arms.length, 'arm')} of ${sweepTexts(sweep).join(' ')}`
  )
  const rows = runs.map(({ id: runId, arm, seed, status, epochsDone, epochs, last, durationS }) => [
    runId,
    arm,
    String(seed),
    status,
    `${epochsDone}/${epochs}`,
    last?.train_loss === undefined ? '-' : loss(last.train_loss),
    last?.test_accuracy === undefined ? '-' : percent(last.test_accuracy),
    durationS === null ? '-' : duration(durationS)
  ])
  return [
    `${id} ${name}${spec.question ? `: ${spec.question}` : ''}`,
    ...sweeps,
    '',
    table(['run', 'arm', 'seed', 'status', 'epochs', 'train loss', 'test accuracy', 'time'], rows),
    '',
    JSON.stringify(spec, null, 2)
  ].join('\n')
}

function runJson(run: RunRecord, sweep: string[] | null) {
  return {
    run_id: run.id,
    experiment: run.experimentId,
    arm: run.arm,
    sweep,
    seed: run.seed,
    status: run.status,
    reason: run.reason,
    duration_s: run.durationS,
    created_at: run.createdAt,
    started_at: run.startedAt,
    ended_at: run.endedAt,
    engine: run.engine,
    engine_version: run.engineVersion,
    app_version: run.appVersion,
    node_version: run.nodeVersion,
    config_hash: run.specHash,
    data_hash: run.dataHash,
    final_weights_sha256: run.finalWeightsSha256,
    test_rows_sha256: run.testRowsSha256,
    spec: run.spec,
    epochs: run.epochs.map(({ epoch, metrics }) => ({ epoch, ...metrics }))
  }
}

/** What the table of a run's epochs shows, in this order; a validation part's only where there is one. */
const epochColumns: readonly { metric: MetricName; title: string; show: (value: number) => string }[] = [
  { metric: 'train_loss', title: 'train loss', show: loss },
  { metric: 'train_accuracy', title: 'train accuracy', show: percent },
  { metric: 'validation_loss', title: 'validation loss', show: loss },
  { metric: 'validation_accuracy', title: 'validation accuracy', show: percent },
  { metric: 'test_loss', title: 'test loss', show: loss },
  { metric: 'test_accuracy', title: 'test accuracy', show: percent },
  { metric: 'penalty', title: 'penalty', show: loss }
]

function runText({ spec, epochs, ...facts }: ReturnType<typeof runJson>): string {
  const known = Object.entries(facts).filter(([, value]) => value !== null)
  const width = Math.max(...known.map(([name]) => name.length))
  const hasValidation = spec.dataset.validation !== null
  const columns = epochColumns.filter(({ metric }) => hasValidation || metrics[metric].split !== 'validation')
  const cell = (value: number | undefined, show: (v: number) => string) =>
    value === undefined ? '-' : show(value)
  return [
    ...known.map(
      ([name, value]) => `${name.padEnd(width)}  ${Array.isArray(value) ? value.join(' ') : value}`
    ),
    '',
    table(
      ['epoch', ...columns.map(({ title }) => title)],
      epochs.map((point) => [
        String(point.epoch),
        ...columns.map(({ metric, show }) => cell(point[metric], show))
      ])
    ),
    '',
    JSON.stringify(spec, null, 2)
  ].join('\n')
}
