import { exact } from '../../words/numbers.ts'
import { runSpecOf } from '../../spec/run-spec.ts'
import type { ArmSpec, ExperimentSpec } from '../../spec/experiment-spec.ts'
import { decisionOf } from '../decision.ts'
import { smallestP } from '../smallest-p.ts'
import { whatVaries } from '../what-varies.ts'
import { passed, type HonestyCheck } from './check.ts'

/**
 * What can be told before launch, from the spec alone. A fix is a copy: it never changes what was run.
 *
 * @param seedsAdded how many seeds came after launch: a result is over these, too
 */
export const specChecks = (spec: ExperimentSpec, seedsAdded = 0): HonestyCheck[] => [
  scaler(spec),
  dropoutScheme(spec),
  pairing(spec),
  seedCount(spec, spec.seeds.length + seedsAdded),
  ...nothingVaries(spec, spec.seeds.length + seedsAdded),
  chosenEpoch(spec),
  ...lambdaConvention(spec)
]

function scaler(spec: ExperimentSpec): HonestyCheck {
  const id = 'scaler'
  const leaking = armsWhere(
    spec,
    (arm) => runSpecOf(spec, arm).preprocessing.scaling === 'standardize-on-all'
  )
  if (leaking.length === 0) {
    return passed(id, 'Scaler sees training rows only', 'Nothing of the test rows leaks into training.')
  }
  const scaling = 'standardize-on-train'
  return {
    id,
    severity: 'doubt',
    title: 'Scaler was fitted on test rows',
    sentence: `Mean and standard deviation come from all rows, in ${among(leaking, spec)}: knowledge of the test rows leaks into training.`,
    fix: {
      ...spec,
      preprocessing: { ...spec.preprocessing, scaling },
      arms: spec.arms.map((arm) =>
        arm.preprocessing ? { ...arm, preprocessing: { ...arm.preprocessing, scaling } } : arm
      )
    }
  }
}

function dropoutScheme(spec: ExperimentSpec): HonestyCheck {
  const id = 'dropout-scheme'
  const unlike = armsWhere(spec, ({ regularization }) => regularization.dropout?.scheme === 'tutorial')
  if (unlike.length === 0)
    return passed(id, 'Gradients are those of a loss', 'No arm uses the scheme "tutorial" of dropout.')
  return {
    id,
    severity: 'doubt',
    title: 'Not dropout as published',
    sentence: `In ${among(unlike, spec)}: masks come after the forward pass and nothing is divided by the keep probability: that is not the gradient of any loss, as check-gradients shows.`,
    fix: {
      ...spec,
      arms: spec.arms.map((arm) => {
        const { dropout } = arm.regularization
        if (dropout?.scheme !== 'tutorial') return arm
        return {
          ...arm,
          regularization: { ...arm.regularization, dropout: { ...dropout, scheme: 'inverted' } }
        }
      })
    }
  }
}

function pairing(spec: ExperimentSpec): HonestyCheck {
  const id = 'pairing'
  if (spec.random === 'lab') {
    return passed(
      id,
      'Same seeds in every arm',
      'A seed gives all arms the same split, where they train on as many rows the same batch order, and where shapes agree the same initial weights.'
    )
  }
  return {
    id,
    severity: 'doubt',
    title: 'Arms are not paired',
    sentence:
      'All arms of a seed draw from one stream of random numbers: what one draws shifts the batch order of the next.',
    fix: { ...spec, random: 'lab' }
  }
}

/** Enough for most differences that matter. */
const ENOUGH_SEEDS = 10

function seedCount(spec: ExperimentSpec, n: number): HonestyCheck {
  const id = 'seed-count'
  if (smallestP(n) < 0.05) return passed(id, 'Enough seeds for every test', `${n} seeds an arm.`)
  const sentence =
    n === 1
      ? 'One seed an arm: no test can tell a difference from chance.'
      : `With ${n} seeds no rank or permutation test can reach ${exact(0.05)}: the smallest p is ${exact(smallestP(n))}.`
  const seeds = [...spec.seeds, ...freshSeeds(spec, ENOUGH_SEEDS - spec.seeds.length)]
  return { id, severity: 'doubt', title: 'Too few seeds', sentence, fix: { ...spec, seeds } }
}

function nothingVaries(spec: ExperimentSpec, n: number): HonestyCheck[] {
  if (n === 1 || whatVaries(spec).varies.length > 0) return []
  return [
    {
      id: 'nothing-varies',
      severity: 'doubt',
      title: 'All seeds give the same run',
      sentence: `Split, initial weights and batch order are fixed: ${n} seeds an arm are one run, many times over.`,
      fix: { ...spec, varies: { init: true, order: true, mask: true } }
    }
  ]
}

function chosenEpoch(spec: ExperimentSpec): HonestyCheck {
  const id = 'chosen-epoch'
  const { epoch } = decisionOf(spec)
  if (epoch !== 'best-test' || !spec.decision) {
    const when = epoch === 'final' ? 'after the last epoch' : 'at the best epoch by the validation part'
    return passed(
      id,
      'No epoch is picked on the test rows',
      `Arms are compared ${when}; early stopping watches a validation part.`
    )
  }
  return {
    id,
    severity: 'doubt',
    title: 'Best epoch was picked on the test rows',
    sentence:
      'Optimistic: chosen on the test set. The best of many epochs is better by chance, too, and more so in an arm that wavers more.',
    fix: { ...spec, decision: { ...spec.decision, epoch: 'final' } }
  }
}

function lambdaConvention(spec: ExperimentSpec): HonestyCheck[] {
  const lambdas = spec.arms.flatMap(({ regularization }) => regularization.l2?.lambda ?? [])
  if (lambdas.length === 0) return []
  const [lambda] = lambdas
  return [
    {
      id: 'lambda-convention',
      severity: 'note',
      title: 'Lambda is half of weight_decay',
      sentence: `lambda * sum W^2 here is PyTorch's weight_decay of 2 * lambda: ${exact(lambda)} here is ${exact(2 * lambda)} there.`,
      fix: null
    }
  ]
}

/** So many seeds that the experiment does not have, behind its highest. */
export function freshSeeds({ seeds }: ExperimentSpec, count: number): number[] {
  const highest = Math.max(...seeds)
  const from = highest + count < 2 ** 32 ? highest + 1 : 0
  return Array.from({ length: 2 * count + seeds.length }, (_, i) => from + i)
    .filter((seed) => !seeds.includes(seed))
    .slice(0, count)
}

const armsWhere = (spec: ExperimentSpec, holds: (arm: ArmSpec) => boolean) =>
  spec.arms.filter(holds).map(({ name }) => name)

const among = (names: readonly string[], spec: ExperimentSpec) =>
  names.length === spec.arms.length ? 'all arms' : names.join(', ')
