import type { Run } from '../store/run.ts'
import type { Column } from './column.ts'

type OfRun = Column<{ readonly run: Run }>

/** What a row belongs to: the same in every file that speaks of runs, so that they can be joined. */
export const identity = {
  runId: {
    name: 'run_id',
    type: 'text',
    description: 'The run: one arm trained with one seed.',
    value: ({ run }) => run.id
  } satisfies OfRun,
  experiment: {
    name: 'experiment',
    type: 'text',
    description: 'The experiment that the run belongs to.',
    value: ({ run }) => run.experimentId
  } satisfies OfRun,
  arm: {
    name: 'arm',
    type: 'text',
    description: 'The arm (variant of the experiment) that was trained.',
    value: ({ run }) => run.arm
  } satisfies OfRun,
  seed: {
    name: 'seed',
    type: 'integer',
    description: 'The seed of the run. Runs of different arms with one seed are paired.',
    value: ({ run }) => run.seed
  } satisfies OfRun
}

export const identityColumns: readonly OfRun[] = Object.values(identity)
