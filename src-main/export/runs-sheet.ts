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

export const runsSheet: Sheet<RunRecord> = {
  file: 'runs.csv',
  description: 'A row per run, whatever became of it, in the order they were queued.',
  columns: [
    identity.runId,
    identity.experiment,
    {
      name: 'experiment_name',
      type: 'text',
      description: "The experiment's name.",
      value: ({ experiment }) => experiment.name
    },
    identity.arm,
    identity.seed,
    {
      name: 'status',
      type: 'text',
      description:
        'queued, running, done, diverged (its loss is no longer finite), failed, cancelled (somebody stopped it) or interrupted (its process ended under it, or the disk was full).',
      value: ({ run }) => run.status
    },
    {
      name: 'reason',
      type: 'text',
      description: 'Why it failed, was cancelled or interrupted.',
      value: ({ run }) => run.reason
    },
    {
      name: 'epochs_done',
      type: 'integer',
      unit: 'epochs',
      description: 'How many epochs were trained and measured.',
      value: ({ last }) => last?.epoch ?? 0
    },
    {
      name: 'engine',
      type: 'text',
      description: 'The engine that did the arithmetic.',
      value: ({ run }) => run.engine
    },
    {
      name: 'engine_version',
      type: 'text',
      description: "The engine's version: it grows when the same spec and seed give other numbers.",
      value: ({ run }) => run.engineVersion
    },
    {
      name: 'app_version',
      type: 'text',
      description: 'The version of Ablation Lab that trained it.',
      value: ({ run }) => run.appVersion
    },
    {
      name: 'node_version',
      type: 'text',
      description: 'The version of Node that trained it.',
      value: ({ run }) => run.nodeVersion
    },
    {
      name: 'duration_s',
      type: 'number',
      unit: 'seconds',
      description: 'From the first batch to the last evaluation.',
      value: ({ run }) => run.durationS
    },
    {
      name: 'final_weights_sha256',
      type: 'text',
      description:
        'SHA-256 of the trained weights and biases: equal for runs that ended bit for bit the same.',
      value: ({ finalWeightsSha256 }) => finalWeightsSha256
    },
    {
      name: 'test_rows_sha256',
      type: 'text',
      description: 'SHA-256 of the test rows in order: equal for runs that were tested on the same rows.',
      value: ({ testRowsSha256 }) => testRowsSha256
    },
    {
      name: 'spec_hash',
      type: 'text',
      description: "SHA-256 of the experiment's spec as canonical JSON.",
      value: ({ experiment }) => experiment.specHash
    },
    {
      name: 'config_hash',
      type: 'text',
      description:
        "SHA-256 of the spec as this run's arm sees it: equal for runs that differ in nothing but the seed.",
      value: ({ run }) => run.specHash
    },
    {
      name: 'data_hash',
      type: 'text',
      description: "The data set's checksum.",
      value: ({ run }) => run.dataHash
    },
    {
      name: 'is_baseline',
      type: 'boolean',
      description: 'Whether its arm is the one that the others are compared with.',
      value: ({ experiment, run }) => run.arm === experiment.spec.baseline
    },
    {
      name: 'created_at',
      type: 'time',
      description: 'When it was queued.',
      value: ({ run }) => run.createdAt
    },
    {
      name: 'started_at',
      type: 'time',
      description: 'When training began.',
      value: ({ run }) => run.startedAt
    },
    {
      name: 'ended_at',
      type: 'time',
      description: 'When it came to its final status.',
      value: ({ run }) => run.endedAt
    },
    ...finalColumns
  ]
}
