import { BadInput } from '../../../../src-engine/bad-input.ts'
import { experimentSpec } from '../../../../src-engine/spec/experiment-spec.ts'
import { sweptArms, type SweptValues } from '../../../../src-engine/spec/sweep.ts'
import type { SweepSpec } from '../../../../src-engine/spec/sweep-spec.ts'
import { armsOf } from './arms.ts'
import { sameJson, without, type Draft } from './json.ts'
import { valuesOf } from './sweep-text.ts'
import { SWEEP_KEY } from './sweeps.ts'

/**
 * A spec as the form works on it: one arm with its sweep in the place of the arms that its `sweeps` say were made of it. Arms
 * that are not, or no longer, what the sweep would make stay as they are.
 */
export function collapseSweeps(spec: Draft): Draft {
  const sweeps = experimentSpec.shape.sweeps.safeParse(spec.sweeps).data ?? []
  return sweeps.reduce(collapse, without(spec, ['sweeps']))
}

function collapse(draft: Draft, { arm, fields, arms: names }: SweepSpec): Draft {
  const arms = armsOf(draft)
  const made = arms.filter(({ name }) => names.includes(name as string))
  if (made.length !== names.length) return draft
  // What a swept field had before nobody knows: it has its first value when the sweep ends.
  const one = { ...made[0], name: arm }
  const swept = Object.entries(fields).map(([field, text]) => ({ field, text, values: valuesOf(text) }))
  if (!isMadeOf(draft, one, swept, made)) return draft
  const others = arms.filter((each) => !made.includes(each))
  return { ...draft, arms: others.toSpliced(arms.indexOf(made[0]), 0, { ...one, [SWEEP_KEY]: fields }) }
}

/** Whether the sweep of an arm gives these arms, defaults filled in. */
function isMadeOf(draft: Draft, arm: Draft, swept: readonly SweptValues[], made: readonly Draft[]): boolean {
  try {
    const again = sweptArms({ ...draft }, { ...arm }, swept)
    return sameJson(filledIn(again), filledIn(made))
  } catch (error) {
    if (error instanceof BadInput) return false
    throw error
  }
}

const filledIn = (arms: readonly unknown[]) => experimentSpec.shape.arms.safeParse(arms).data ?? arms
