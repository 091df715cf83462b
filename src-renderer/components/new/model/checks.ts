import type { ExperimentSpec } from '../../../../src-engine/spec/experiment-spec.ts'
import { canonicalJson, runSpecOf } from '../../../../src-engine/spec/run-spec.ts'

/** Something about a plan that decides what its result is worth. */
export interface Check {
  readonly isGood: boolean
  readonly text: string
}

/** What is sound about an experiment that could be launched, and what will limit what it can say. */
export function checksOf(spec: ExperimentSpec): Check[] {
  return [scaling(spec), pairs(spec), ...twins(spec), streams(spec)]
}

function scaling(spec: ExperimentSpec): Check {
  const leaky = spec.arms.filter(
    (arm) => runSpecOf(spec, arm).preprocessing.scaling === 'standardize-on-all'
  ).length
  if (leaky === 0) return { isGood: true, text: 'Scaler sees training rows only' }
  const where = leaky === spec.arms.length ? '' : `, in ${leaky} of ${spec.arms.length} arms`
  return { isGood: false, text: `Scaler is fitted on test rows too${where}` }
}

function pairs({ seeds, arms }: ExperimentSpec): Check {
  if (arms.length === 1) return { isGood: false, text: 'One arm: nothing to compare it with' }
  return seeds.length > 1
    ? { isGood: true, text: 'Same seeds in every arm' }
    : { isGood: false, text: 'One seed: a difference may be chance' }
}

/** Arms that would train the very same thing. */
function twins(spec: ExperimentSpec): Check[] {
  const configurations = spec.arms.map((arm) => canonicalJson(runSpecOf(spec, arm)))
  return spec.arms.flatMap(({ name }, i) => {
    const first = configurations.indexOf(configurations[i])
    return first === i ? [] : [{ isGood: false, text: `${name} is the same as ${spec.arms[first].name}` }]
  })
}

function streams({ random }: ExperimentSpec): Check {
  return random === 'lab'
    ? { isGood: true, text: 'A change in one arm shifts no random draw' }
    : { isGood: false, text: "Arms draw from one stream in turn, as the tutorial's do" }
}
