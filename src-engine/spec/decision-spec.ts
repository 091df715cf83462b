import * as z from 'zod'
import { metricNames, metrics, type MetricName } from '../training/metrics.ts'
import { field } from './field.ts'

/** What is compared where nothing was decided. */
export const USUAL_METRIC = 'test_accuracy'

const epochs = ['final', 'best-validation', 'best-test'] as const

/** What is decided before launch, so that nobody can choose it by its outcome. */
export const decisionSpec = z.strictObject({
  metric: field(z.enum(metricNames as [MetricName, ...MetricName[]]), {
    label: 'Main metric',
    help: 'What the verdict is passed on. All other metrics are exploratory.',
    range: `one of ${metricNames.join(', ')}`,
    default: USUAL_METRIC
  }).default(USUAL_METRIC),
  margin: field(z.number().gt(0).nullable(), {
    label: 'Too small to matter',
    help: 'The margin of a difference that would not matter, in the unit of the main metric: 0.005 of an accuracy is 0.5 percentage points. null: any difference matters. When left out: 0.005 for accuracies, null for others.',
    range: 'a number above 0, or null'
  }).optional(),
  epoch: field(z.enum(epochs), {
    label: 'Epoch compared',
    help: '"final": the last. "best-validation": of each run the one that is best on its validation part (by accuracy where accuracies are compared, else by loss). "best-test": the one that is best on the test rows, which is optimistic and labelled so everywhere.',
    range: `one of ${epochs.join(', ')}`,
    default: 'final'
  }).default('final')
})

/** What somebody says the difference is: drawn as a mark beside what was measured. */
export const claimSpec = z.strictObject({
  difference: field(z.number(), {
    label: 'Claimed difference',
    help: 'Arm minus baseline as somebody claims it, in the unit of the main metric: 0.015 of an accuracy is 1.5 percentage points.',
    range: 'a number'
  }),
  source: field(z.string().min(1).max(200), {
    label: 'Source of the claim',
    help: 'Who claims it, and where.',
    range: '1 .. 200 characters'
  }),
  arm: field(z.string(), {
    label: 'Arm of the claim',
    help: 'The arm that the claim is about. When left out: the only arm beside the baseline.',
    range: 'the name of an arm that is not the baseline'
  }).optional()
})

interface Claimed {
  readonly arms: readonly { readonly name: string }[]
  readonly baseline: string
  readonly claim?: z.infer<typeof claimSpec> | undefined
}

const othersOf = ({ arms, baseline }: Claimed) =>
  arms.map(({ name }) => name).filter((name) => name !== baseline)

/** The arm that a spec's claim is about; null without a claim, and where an old one of several arms names none. */
export function claimedArm(spec: Claimed): string | null {
  if (!spec.claim) return null
  const others = othersOf(spec)
  return spec.claim.arm ?? (others.length === 1 ? others[0] : null)
}

/** What is wrong with the arm of a claim, in words; null when nothing is. */
export function claimProblem(spec: Claimed): string | null {
  const others = othersOf(spec)
  const arm = spec.claim?.arm
  const choices = `expected one of ${others.map((name) => `"${name}"`).join(', ')}`
  if (!spec.claim || (arm === undefined ? others.length < 2 : others.includes(arm))) return null
  if (others.length === 0) return `"${arm}" cannot be claimed: there is no arm beside the baseline`
  if (arm === undefined) return `${choices}, none came: name the arm that the claim is about`
  return `${choices}; "${arm}" came${arm === spec.baseline ? ', the baseline' : ''}`
}

interface Decided {
  readonly decision?: z.infer<typeof decisionSpec> | undefined
  readonly claim?: z.infer<typeof claimSpec> | undefined
}

/** Where a margin or a claim stands that no difference of accuracies can have, and what is wrong with it, in words. */
export function fractionProblems({ decision, claim }: Decided): { path: string[]; message: string }[] {
  if (metrics[decision?.metric ?? USUAL_METRIC].unit !== 'fraction') return []
  const problem = (path: string[], range: string, came: number) => ({
    path,
    message: `expected ${range}, for accuracies are fractions: 0.005 is 0.5 percentage points; ${came} came`
  })
  const { margin } = decision ?? {}
  return [
    ...(typeof margin === 'number' && margin >= 1
      ? [problem(['decision', 'margin'], 'a number above 0 and below 1', margin)]
      : []),
    ...(claim && Math.abs(claim.difference) > 1
      ? [problem(['claim', 'difference'], 'a number -1 .. 1', claim.difference)]
      : [])
  ]
}
