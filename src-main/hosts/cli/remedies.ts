import { Mendable, type Remedy } from '../../data/mendable.ts'

/** How each is done in a terminal. */
const IN_TERMINAL: Record<Remedy, string> = {
  'label column': '--label first or --label last',
  'first line': '--header yes or --header no',
  classes: '--classes N',
  'add data set': 'lab dataset add NAME',
  'remove data set': 'lab dataset remove NAME',
  'list experiments': 'lab list',
  'list runs': 'lab show EXPERIMENT',
  'data folder': 'another: --data-dir DIR; back to the usual one: lab data-folder --usual'
}

/** What can be typed for a problem to go, for the end of its message; empty where there is no such thing. */
export function remedyIn(error: unknown): string {
  const problem = error instanceof Error && error.cause instanceof Mendable ? error.cause : error
  return problem instanceof Mendable ? ` (${IN_TERMINAL[problem.remedy]})` : ''
}
