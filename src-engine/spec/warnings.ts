import type { ExperimentSpec } from './experiment-spec.ts'

/** Words that pandas and R read as "missing". */
const READ_AS_MISSING = new Set(['NA', 'NaN', 'nan', 'N/A', 'n/a', 'NULL', 'null', 'None', 'none', '<NA>'])

/** What is allowed but will surprise somebody, a sentence each. */
export function specWarnings(spec: ExperimentSpec): string[] {
  const names = [spec.name, ...spec.arms.map((arm) => arm.name)]
  return names
    .filter((name) => READ_AS_MISSING.has(name))
    .map((name) => `the name "${name}" is read as "missing" by pandas and R: another would be safer`)
}
