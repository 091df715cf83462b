import { metricNames, metrics } from '../../src-engine/training/metrics.ts'
import type { Column, Sheet } from './column.ts'
import { identity } from './identity-columns.ts'
import { finalMetrics, type RunRecord } from './run-record.ts'

const finalColumns = metricNames.map((name): Column<RunRecord> => {
  const { label, unit } = metrics[name]
  return {
    name: `final_${name}`,
    type: 'number',
    unit,
    description: `${label} of the last epoch. Empty for a run that is neither done nor diverged.`,
    value: (record) => finalMetrics(record)[name] ?? null
  }
})

const columnOf =
  (type: 'text' | 'time') =>
  (name: string, description: string, value: (record: RunRecord) => string | null): Column<RunRecord> => ({
    name,
    type,
    description,
    value
  })
const [text, time] = [columnOf('text'), columnOf('time')]

export const runsSheet: Sheet<RunRecord> = {
  file: 'runs.csv',
  description: 'A row per run, whatever became of it, in the order they were queued.',
  columns: [
    identity.runId,
    identity.experiment,
    text('experiment_name', "The experiment's name.", ({ experiment }) => experiment.name),
    identity.arm,
    identity.seed,
    text(
      'status',
      'queued, running, done, diverged (its loss is no longer finite), failed, cancelled (somebody stopped it) or interrupted (its process ended under it, or the disk was full).',
      ({ run }) => run.status
    ),
    text('reason', 'Why it failed, was cancelled or interrupted.', ({ run }) => run.reason),
    {
      name: 'epochs_done',
      type: 'integer',
      unit: 'epochs',
      description: 'The last epoch that was measured, 0 for none: so many were trained.',
      value: ({ last }) => last?.epoch ?? 0
    },
    text('engine', 'The engine that did the arithmetic.', ({ run }) => run.engine),
    text(
      'engine_version',
      "The engine's version: it grows when the same spec and seed give other numbers.",
      ({ run }) => run.engineVersion
    ),
    text('app_version', 'The version of Ablation Lab that trained it.', ({ run }) => run.appVersion),
    text('node_version', 'The version of Node that trained it.', ({ run }) => run.nodeVersion),
    {
      name: 'duration_s',
      type: 'number',
      unit: 'seconds',
      description:
        'Time in training, pauses left out. Of a run that goes on after a stop, up to the checkpoint it goes on from; else empty before its end.',
      value: ({ run }) => run.durationS
    },
    text(
      'final_weights_sha256',
      'SHA-256 of the trained weights and biases: equal for runs that ended bit for bit the same.',
      ({ finalWeightsSha256 }) => finalWeightsSha256
    ),
    text(
      'test_rows_sha256',
      'SHA-256 of the test rows in order: equal for runs that were tested on the same rows.',
      ({ testRowsSha256 }) => testRowsSha256
    ),
    text(
      'spec_hash',
      "SHA-256 of the experiment's spec as canonical JSON.",
      ({ experiment }) => experiment.specHash
    ),
    text(
      'config_hash',
      "SHA-256 of the spec as this run's arm sees it: equal for runs that differ in nothing but the seed.",
      ({ run }) => run.specHash
    ),
    text('data_hash', "The data set's checksum.", ({ run }) => run.dataHash),
    {
      name: 'is_baseline',
      type: 'boolean',
      description: 'Whether its arm is the one that the others are compared with.',
      value: ({ experiment, run }) => run.arm === experiment.spec.baseline
    },
    time('created_at', 'When it was queued.', ({ run }) => run.createdAt),
    time('started_at', 'When training began, or last went on after a stop.', ({ run }) => run.startedAt),
    time('ended_at', 'When it came to its final status.', ({ run }) => run.endedAt),
    ...finalColumns
  ]
}
