import type { ExperimentSpec, Regularization } from '../spec/experiment-spec.ts'

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
export function whatVaries({ split, arms }: ExperimentSpec): WhatVaries {
  const isRedrawn = isSplitRedrawn(split)
  const drawn = Object.entries(DRAWN).flatMap(([id, name]) =>
    arms.some(({ regularization }) => regularization[id as keyof Regularization] !== undefined) ? [name] : []
  )
  return {
    varies: [...(isRedrawn ? ['split'] : []), 'init', 'order', ...drawn],
    fixed: isRedrawn ? [] : ['split']
  }
}

/** "varies: init, order, mask; split fixed". */
export function whatVariesText(spec: ExperimentSpec): string {
  const { varies, fixed } = whatVaries(spec)
  return `varies: ${varies.join(', ')}${fixed.map((name) => `; ${name} fixed`).join('')}`
}

/** Test rows per training row where each seed splits one pool anew, else 0: what pairedT corrects for. */
export const testTrainRatioOf = ({ split }: ExperimentSpec) =>
  split !== 'given' && isSplitRedrawn(split) ? split.fraction / (1 - split.fraction) : 0

const isSplitRedrawn = (split: ExperimentSpec['split']) => split !== 'given' && split.seed === 'run'
