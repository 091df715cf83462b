import { BadInput } from '../../../../src-engine/bad-input.ts'
import type { SpecProblem } from '../../../../src-engine/spec/parse-spec.ts'
import { pathInArm } from '../../../../src-engine/spec/set-field.ts'
import { MOST_ARMS, sweepSpecOf, sweptArms, type SweptValues } from '../../../../src-engine/spec/sweep.ts'
import type { SweepSpec } from '../../../../src-engine/spec/sweep-spec.ts'
import { armName, armsOf, baselineOf } from './arms.ts'
import type { Draft } from './json.ts'
import { partsOf, sweepRule, valuesOf } from './sweep-text.ts'
import { sweepsOf, withoutSweeps } from './sweeps.ts'

/** A draft with arms in the place of its sweeps: what is checked and launched. */
export interface Expanded {
  readonly draft: Draft
  /** Of each of its arms, the draft's arm that it comes from. */
  readonly origins: readonly number[]
  /** What is wrong with the sweeps themselves, at the draft's fields. */
  readonly problems: readonly SpecProblem[]
}

/**
 * Puts an arm in the place of every combination of swept values, and says in the spec's `sweeps` which came of which. An arm
 * whose sweep is wrong stays as it is.
 */
export function expandSweeps(draft: Draft): Expanded {
  const arms: Draft[] = []
  const origins: number[] = []
  const problems: SpecProblem[] = []
  const sweeps: SweepSpec[] = []
  armsOf(draft).forEach((arm, index) => {
    const read = readSweeps(draft, index)
    const room = MOST_ARMS - arms.length - (armsOf(draft).length - index - 1)
    const copies = copiesOf(draft, index, withoutSweeps(arm), read, room)
    problems.push(...read.problems, ...copies.problems)
    arms.push(...copies.arms)
    if (copies.areSwept) sweeps.push(sweepSpecOf(armName(draft, index), read.swept, copies.arms))
    origins.push(...copies.arms.map(() => index))
  })
  const made = sweeps.length > 0 ? { sweeps } : {}
  return { draft: { ...draft, arms, ...made }, origins, problems }
}

/** A problem of the expanded draft, at the field of the draft it comes from. */
export function atOrigin(problem: SpecProblem, origins: readonly number[]): SpecProblem {
  const [first, index, ...rest] = problem.path
  if (first !== 'arms' || typeof index !== 'number') return problem
  return { ...problem, path: [first, origins[index], ...rest] }
}

interface Read {
  readonly swept: readonly SweptValues[]
  readonly problems: readonly SpecProblem[]
}

function readSweeps(draft: Draft, arm: number): Read {
  const swept: SweptValues[] = []
  const problems: SpecProblem[] = []
  for (const [field, text] of Object.entries(sweepsOf(draft, arm))) {
    const values = valuesOf(text)
    if (arm === baselineOf(draft))
      problems.push(problemAt(arm, field, 'the baseline is one arm: sweep another'))
    else if (values.length === 0) problems.push(problemAt(arm, field, sweepRule(partsOf(text))))
    else swept.push({ field, text, values })
  }
  return { swept, problems }
}

function copiesOf(draft: Draft, index: number, arm: Draft, { swept, problems }: Read, room: number) {
  const count = swept.reduce((product, { values }) => product * values.length, 1)
  const alone = { arms: [arm], areSwept: false, problems: [] }
  if (swept.length === 0 || problems.length > 0) return alone
  const [{ field }] = swept
  if (count > room) {
    const message = `expected at most ${MOST_ARMS} arms; ${armName(draft, index)} alone makes ${count}: take fewer values`
    return { ...alone, problems: [problemAt(index, field, message)] }
  }
  try {
    return { arms: sweptArms({ ...draft }, { ...arm }, swept), areSwept: true, problems: [] }
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    return { ...alone, problems: [problemAt(index, field, error.message)] }
  }
}

const problemAt = (arm: number, field: string, message: string): SpecProblem => ({
  path: ['arms', arm, ...pathInArm(field)],
  field,
  message
})
