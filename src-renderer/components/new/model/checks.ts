import type { ExperimentSpec } from '../../../../src-engine/spec/experiment-spec.ts'
import { canonicalJson, runSpecOf } from '../../../../src-engine/spec/run-spec.ts'
import type { HonestyCheck } from '../../../../src-engine/statistics/honesty/check.ts'
import { specChecks } from '../../../../src-engine/statistics/honesty/spec-checks.ts'

/** What is sound about an experiment that could be launched, and what will limit what it can say. */
export const planChecks = (spec: ExperimentSpec): HonestyCheck[] => [
  ...alone(spec),
  ...twins(spec),
  ...specChecks(spec)
]

/** What the lab warns of. */
export const warningCheck = (text: string): HonestyCheck => doubt(text, 'The lab warns', `${text}.`)

function alone({ arms }: ExperimentSpec): HonestyCheck[] {
  if (arms.length > 1) return []
  return [doubt('alone', 'One arm', 'There is nothing to compare it with: add another.')]
}

/** Arms that would train the very same thing. */
function twins(spec: ExperimentSpec): HonestyCheck[] {
  const configurations = spec.arms.map((arm) => canonicalJson(runSpecOf(spec, arm)))
  return spec.arms.flatMap(({ name }, i) => {
    const first = configurations.indexOf(configurations[i])
    if (first === i) return []
    const sentence =
      'They would train the very same: any difference between them would be an error of the lab.'
    return [doubt(`twin-${i}`, `${name} is the same as ${spec.arms[first].name}`, sentence)]
  })
}

const doubt = (id: string, title: string, sentence: string): HonestyCheck => ({
  id,
  severity: 'doubt',
  title,
  sentence,
  fix: null
})
