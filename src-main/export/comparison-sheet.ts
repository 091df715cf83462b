import type { ExperimentId } from '../contract/ids.ts'
import type { Sheet } from './column.ts'
import type { Comparison } from './paired-comparison.ts'

export interface ComparisonRow extends Comparison {
  readonly experiment: ExperimentId
}

const UNIT = "the metric's"

export const comparisonSheet: Sheet<ComparisonRow> = {
  file: 'comparison.csv',
  description:
    'A row per arm other than the baseline and metric: the final values of runs that are done, paired by seed. No rows in the export of a single run.',
  columns: [
    {
      name: 'experiment',
      type: 'text',
      description: 'The experiment.',
      value: ({ experiment }) => experiment
    },
    {
      name: 'metric',
      type: 'text',
      description: "The metric: its column's name in metrics_wide.csv, where its unit is told.",
      value: ({ metric }) => metric
    },
    { name: 'arm', type: 'text', description: 'The arm that is compared.', value: ({ arm }) => arm },
    {
      name: 'baseline',
      type: 'text',
      description: 'The arm that it is compared with.',
      value: ({ baseline }) => baseline
    },
    {
      name: 'n',
      type: 'integer',
      unit: 'pairs',
      description:
        'Paired seeds: those that arm and baseline are both done with. The other columns are over these.',
      value: ({ n }) => n
    },
    {
      name: 'mean_arm',
      type: 'number',
      unit: UNIT,
      description: "Mean of the arm's final values. Empty for no pairs.",
      value: ({ ofArm }) => ofArm.mean
    },
    {
      name: 'mean_baseline',
      type: 'number',
      unit: UNIT,
      description: "Mean of the baseline's final values. Empty for no pairs.",
      value: ({ ofBaseline }) => ofBaseline.mean
    },
    {
      name: 'sd_arm',
      type: 'number',
      unit: UNIT,
      description:
        "Sample standard deviation (n - 1) of the arm's final values. Empty for fewer than two pairs.",
      value: ({ ofArm }) => ofArm.sd
    },
    {
      name: 'sd_baseline',
      type: 'number',
      unit: UNIT,
      description:
        "Sample standard deviation (n - 1) of the baseline's final values. Empty for fewer than two pairs.",
      value: ({ ofBaseline }) => ofBaseline.sd
    },
    {
      name: 'mean_diff',
      type: 'number',
      unit: UNIT,
      description: 'Mean of arm minus baseline, seed by seed. Empty for no pairs.',
      value: ({ difference }) => difference.mean
    },
    {
      name: 'sd_diff',
      type: 'number',
      unit: UNIT,
      description:
        'Sample standard deviation (n - 1) of arm minus baseline, seed by seed. Empty for fewer than two pairs.',
      value: ({ difference }) => difference.sd
    }
  ]
}
