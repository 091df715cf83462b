import { regularizers } from '../catalog.ts'
import type { Matrix } from '../matrix.ts'
import type { HiddenMask, Regularizer, WeightPenalty } from '../regularizers/regularizer.ts'
import type { Regularization } from '../spec/experiment-spec.ts'

/** What an arm's regularizers do, gathered from the catalog. */
export interface ActiveRegularizers {
  readonly penalties: readonly WeightPenalty[]
  readonly hiddenMask: HiddenMask | null
}

export function activeRegularizers(regularization: Regularization): ActiveRegularizers {
  const active = Object.entries(regularization).flatMap(([id, options]) => {
    // The spec's schema is made from the same list, so that options under an id are that regularizer's.
    const regularizer = regularizers[id as keyof typeof regularizers] as unknown as Regularizer<unknown>
    return options === undefined ? [] : [{ regularizer, options }]
  })
  const penalties = active.flatMap(({ regularizer, options }) => regularizer.penalty?.(options) ?? [])
  const masks = active.flatMap(({ regularizer, options }) => regularizer.hiddenMask?.(options) ?? [])
  return { penalties, hiddenMask: masks[0] ?? null }
}

/** Sum of all penalties over all weights. */
export function penaltyOf(penalties: readonly WeightPenalty[], weights: readonly Matrix[]): number {
  return penalties.reduce((sum, p) => sum + weights.reduce((s, W) => s + p.value(W), 0), 0)
}
