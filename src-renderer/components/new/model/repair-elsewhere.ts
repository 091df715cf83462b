import { SPEC_VERSION } from '../../../../src-engine/spec/experiment-spec.ts'
import { armName, baselineOf, makeBaseline } from './arms.ts'
import { valueAt, without, type Draft, type Path } from './json.ts'

/** A way to put right what has no cell in the form. */
export interface RepairElsewhere {
  /** "Use 1", "Remove it" */
  readonly label: string
  readonly mend: (draft: Draft) => Draft
}

/** The repair for what stands at a path of a draft, or is missing there; null where none is obvious. */
export function repairElsewhere(draft: Draft, path: Path): RepairElsewhere | null {
  const [field] = path
  if (path.length === 1 && field === 'specVersion') {
    return { label: `Use ${SPEC_VERSION}`, mend: (it) => ({ ...it, specVersion: SPEC_VERSION }) }
  }
  if (path.length === 1 && field === 'baseline') {
    // The arm that the form shows as the baseline.
    const arm = baselineOf(draft)
    const name = armName(draft, arm)
    return name === '' ? null : { label: `Use ${name}`, mend: (it) => makeBaseline(it, arm) }
  }
  if (valueAt(draft, path) === undefined) return null
  return { label: 'Remove it', mend: (it) => without(it, path) }
}
