import type { ExperimentSpec } from '../spec/experiment-spec.ts'

/** Of what chance decides in training: what each seed draws anew, and what is the same for all seeds. */
export interface WhatVaries {
  readonly varies: readonly string[]
  readonly fixed: readonly string[]
}

/** Differences are said to hold for what varied: a fixed split says nothing about other test rows. */
export function whatVaries({ split, arms }: ExperimentSpec): WhatVaries {
  const isSplitRedrawn = split !== 'given' && split.seed === 'run'
  const hasMasks = arms.some(({ regularization }) => regularization.dropout !== undefined)
  return {
    varies: [...(isSplitRedrawn ? ['split'] : []), 'init', 'order', ...(hasMasks ? ['mask'] : [])],
    fixed: isSplitRedrawn ? [] : ['split']
  }
}

/** "varies: init, order, mask; split fixed". */
export function whatVariesText(spec: ExperimentSpec): string {
  const { varies, fixed } = whatVaries(spec)
  return `varies: ${varies.join(', ')}${fixed.map((name) => `; ${name} fixed`).join('')}`
}

/** Test rows per training row where each seed splits one pool anew, else 0: what pairedT corrects for. */
export const testTrainRatioOf = ({ split }: ExperimentSpec) =>
  split !== 'given' && split.seed === 'run' ? split.fraction / (1 - split.fraction) : 0
