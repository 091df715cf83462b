import type { ExperimentSpec } from '../../../../src-engine/spec/experiment-spec.ts'
import { OWN_SECTION } from './form-fields.ts'
import { isObject, sameJson, valueAt, without, withValueAt, type Draft, type Path } from './json.ts'

/**
 * A draft with what a fix changes, and nothing else of it touched. A swept field that is fixed has one value again.
 *
 * @param spec what was checked: the draft with arms in the place of sweeps
 * @param fixed a copy of it without the problem
 * @param origins of each of the spec's arms, the draft's arm that it comes from
 */
export function withFix(
  draft: Draft,
  spec: ExperimentSpec,
  fixed: ExperimentSpec,
  origins: readonly number[]
): Draft {
  return changesBetween(spec, fixed).reduce<Draft>((edited, { path, value }) => {
    const [first, arm, ...inArm] = path
    if (first !== 'arms' || typeof arm !== 'number') return withValueAt(edited, path, value)
    const at: Path = ['arms', origins[arm], ...inArm]
    const field = (inArm[0] === OWN_SECTION ? inArm.slice(1) : inArm).join('.')
    return without(withValueAt(edited, at, value), ['arms', origins[arm], 'sweep', field])
  }, draft)
}

interface Change {
  readonly path: Path
  readonly value: unknown
}

/** The values that differ, as deep as both have them; lists of the same length by their elements, others as a whole. */
function changesBetween(before: unknown, after: unknown, path: Path = []): Change[] {
  if (sameJson(before, after)) return []
  if (isObject(before) && isObject(after)) {
    return Object.keys(after).flatMap((key) => changesBetween(before[key], after[key], [...path, key]))
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return after.flatMap((value, i) => changesBetween(valueAt(before, [i]), value, [...path, i]))
  }
  return [{ path, value: after }]
}
