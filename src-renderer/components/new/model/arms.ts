import { experimentSpec } from '../../../../src-engine/spec/experiment-spec.ts'
import { infoOf } from '../../../../src-engine/spec/schema-at.ts'
import { isObject, valueAt, withValueAt, type Draft } from './json.ts'

/* The arms of a draft. Indices are places in the spec's list; columns are the order they are shown in. */

export const armsOf = (draft: Draft): readonly Draft[] =>
  Array.isArray(draft.arms) ? (draft.arms as unknown[]).filter(isObject) : []

export const armName = (draft: Draft, arm: number): string => {
  const name = valueAt(draft, ['arms', arm, 'name'])
  return typeof name === 'string' ? name : ''
}

export const armNames = (draft: Draft) => armsOf(draft).map((_, arm) => armName(draft, arm))

const DEFAULT_BASELINE = infoOf(experimentSpec.shape.baseline)?.default

/** The arm that the others are compared with; the first where the draft names none. */
export const baselineOf = (draft: Draft) =>
  Math.max(
    0,
    armsOf(draft).findIndex(({ name }) => name === (draft.baseline ?? DEFAULT_BASELINE))
  )

/** The arms in the order of the columns: the baseline first. */
export function columnsOf(draft: Draft): number[] {
  const baseline = baselineOf(draft)
  const others = armsOf(draft).flatMap((_, arm) => (arm === baseline ? [] : [arm]))
  return [baseline, ...others]
}

/** A new last arm that is, so far, the same as the baseline. */
export function addArm(draft: Draft): Draft {
  const { regularization = {} } = armsOf(draft)[baselineOf(draft)]
  const name = freeName(draft, `arm ${armsOf(draft).length + 1}`)
  return { ...draft, arms: [...armsOf(draft), { name, regularization }] }
}

/** A copy of an arm behind it. */
export function duplicateArm(draft: Draft, arm: number): Draft {
  const copy = { ...armsOf(draft)[arm], name: freeName(draft, armName(draft, arm)) }
  return { ...draft, arms: armsOf(draft).toSpliced(arm + 1, 0, copy) }
}

/**
 * What names the arm, as the baseline or as that of the claim, follows. A name that another arm has gets a number behind
 * it: with one name for two, nobody could tell any more which of them is the baseline.
 */
export function renameArm(draft: Draft, arm: number, wanted: string): Draft {
  const name = freeName(draft, wanted, arm)
  const isClaimed = armNames(draft).findIndex((known) => known === valueAt(draft, CLAIMED_ARM)) === arm
  const claiming = isClaimed ? withValueAt(draft, CLAIMED_ARM, name) : draft
  const renamed = withValueAt(claiming, ['arms', arm, 'name'], name)
  return arm === baselineOf(draft) ? { ...renamed, baseline: name } : renamed
}

const CLAIMED_ARM = ['claim', 'arm']

/** Without an arm; the first that is left becomes the baseline when the baseline goes. The last arm stays. */
export function removeArm(draft: Draft, arm: number): Draft {
  const arms = armsOf(draft).toSpliced(arm, 1)
  if (arms.length === 0) return draft
  return { ...draft, arms, baseline: arm === baselineOf(draft) ? arms[0].name : draft.baseline }
}

/** Swaps an arm with its neighbour in the columns; the baseline stays first. */
export function moveArm(draft: Draft, arm: number, by: -1 | 1): Draft {
  const movable = columnsOf(draft).slice(1)
  const other = movable[movable.indexOf(arm) + by] as number | undefined
  if (!movable.includes(arm) || other === undefined) return draft
  const arms = armsOf(draft)
  return { ...draft, arms: arms.with(arm, arms[other]).with(other, arms[arm]) }
}

export const makeBaseline = (draft: Draft, arm: number): Draft => ({
  ...draft,
  baseline: armName(draft, arm)
})

/** The name, or with the first number behind it that no other arm has. */
function freeName(draft: Draft, name: string, arm?: number): string {
  const taken = new Set(armNames(draft).filter((_, other) => other !== arm))
  if (!taken.has(name)) return name
  let number = 2
  while (taken.has(`${name} ${number}`)) number++
  return `${name} ${number}`
}
