import type { ExperimentSpec } from './experiment-spec.ts'
import { trainingWarnings } from './training-warnings.ts'

/** What pandas (and, of NA, R) takes for a missing value unless it is told otherwise. */
const READ_AS_MISSING = /^(NA|N\/A|n\/a|<NA>|#NA|#N\/A|NULL|null|NaN|nan|None)$/

/** What is allowed but will surprise somebody, a sentence each. */
export function specWarnings(spec: ExperimentSpec): string[] {
  return [...nameWarnings(spec), ...trainingWarnings(spec)]
}

/** Of these, what surprises who reads the files. */
export function nameWarnings(spec: ExperimentSpec): string[] {
  const names = [spec.name, ...spec.arms.map((arm) => arm.name)]
  return names
    .filter((name) => READ_AS_MISSING.test(name))
    .map(
      (name) =>
        `the name "${name}" is taken for a missing value by pandas and R: choose another, or read the files with keep_default_na=False (pandas) or na.strings = "" (R)`
    )
}
