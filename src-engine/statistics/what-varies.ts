import type { ExperimentSpec, Regularization } from '../spec/experiment-spec.ts'
import { runSpecOf } from '../spec/run-spec.ts'

/** Of what chance decides in training: what each seed draws anew, and what is the same for all seeds. */
export interface WhatVaries {
  readonly varies: readonly string[]
  readonly fixed: readonly string[]
}

/** The regularizers that draw random numbers, and what of. */
const DRAWN: Partial<Record<keyof Regularization, string>> = {
  dropout: 'mask',
  inputDropout: 'input mask',
  gaussianNoise: 'noise',
  inputShift: 'shift'
}

/** Differences are said to hold for what varied: a fixed split says nothing about other test rows. */
export function whatVaries(spec: ExperimentSpec): WhatVaries {
  const { split, dataset, arms, varies } = spec
  const runs = arms.map((arm) => runSpecOf(spec, arm))
  const drawn = Object.entries(DRAWN).flatMap(([id, name]) =>
    arms.some(({ regularization }) => regularization[id as keyof Regularization] !== undefined) ? [name] : []
  )
  const drawsSubset = dataset.subset === 'run' && runs.some((run) => run.dataset.trainingRows !== null)
  const cutsValidation = runs.some((run) => run.dataset.validation !== null)
  const parts = [
    { name: 'split', doesVary: isSplitRedrawn(split) },
    ...(drawsSubset ? [{ name: 'subset', doesVary: true }] : []),
    ...(cutsValidation ? [{ name: 'validation part', doesVary: true }] : []),
    { name: 'init', doesVary: varies.init },
    { name: 'order', doesVary: varies.order },
    ...drawn.map((name) => ({ name, doesVary: varies.mask }))
  ]
  const namesOf = (some: typeof parts) => some.map(({ name }) => name)
  return {
    varies: namesOf(parts.filter(({ doesVary }) => doesVary)),
    fixed: namesOf(parts.filter(({ doesVary }) => !doesVary))
  }
}

/** "varies: init, order, mask; split fixed". */
export function whatVariesText(spec: ExperimentSpec): string {
  const { varies, fixed } = whatVaries(spec)
  const said = `varies: ${varies.join(', ') || 'nothing'}`
  return fixed.length === 0 ? said : `${said}; ${fixed.join(', ')} fixed`
}

/** Test rows per training row where each seed splits one pool anew, else 0: what pairedT corrects for. */
export const testTrainRatioOf = ({ split }: ExperimentSpec) =>
  split !== 'given' && isSplitRedrawn(split) ? split.fraction / (1 - split.fraction) : 0

const isSplitRedrawn = (split: ExperimentSpec['split']) => split !== 'given' && split.seed === 'run'
