import type { ExperimentSpec } from './experiment-spec.ts'
import { runSpecOf } from './run-spec.ts'

/** What pandas (and, of NA, R) takes for a missing value unless it is told otherwise. */
const READ_AS_MISSING = /^(NA|N\/A|n\/a|<NA>|#NA|#N\/A|NULL|null|NaN|nan|None)$/

/** What is allowed but will surprise somebody, a sentence each. */
export function specWarnings(spec: ExperimentSpec): string[] {
  return [...namesReadAsMissing(spec), ...magnifiedShifts(spec)]
}

function namesReadAsMissing(spec: ExperimentSpec): string[] {
  const names = [spec.name, ...spec.arms.map((arm) => arm.name)]
  return names
    .filter((name) => READ_AS_MISSING.test(name))
    .map(
      (name) =>
        `the name "${name}" is taken for a missing value by pandas and R: choose another, or read the files with keep_default_na=False (pandas) or na.strings = "" (R)`
    )
}

function magnifiedShifts(spec: ExperimentSpec): string[] {
  return spec.arms
    .filter((arm) => arm.regularization.inputShift && runSpecOf(spec, arm).preprocessing.scaling !== 'unit')
    .map(
      ({ name }) =>
        `arm "${name}" shifts images into columns that are rarely lit, whose pixels standardization magnifies: set preprocessing.scaling to "unit"`
    )
}
