import { regularizers } from '../catalog.ts'
import type { Matrix } from '../matrix.ts'
import type { Effects, Regularizer, WeightPenalty } from '../regularizers/regularizer.ts'
import type { Regularization } from '../spec/experiment-spec.ts'

/** What an arm's regularizers do together. Only penalties may come from several of them. */
export interface ActiveRegularizers extends Omit<Effects, 'penalty'> {
  readonly penalties: readonly WeightPenalty[]
}

export function activeRegularizers(regularization: Regularization): ActiveRegularizers {
  const active = Object.entries(regularization).flatMap(([id, options]): Effects[] => {
    // The spec's schema is made from the same list, so that options under an id are that regularizer's.
    const regularizer = regularizers[id as keyof typeof regularizers] as unknown as Regularizer<unknown>
    return options === undefined ? [] : [regularizer.effects(options)]
  })
  const penalties = active.flatMap(({ penalty }) => penalty ?? [])
  return { ...(Object.assign({}, ...active) as Effects), penalties }
}

/** Sum of all penalties over all weights. */
export function penaltyOf(penalties: readonly WeightPenalty[], weights: readonly Matrix[]): number {
  return penalties.reduce((sum, p) => sum + weights.reduce((s, W) => s + p.value(W), 0), 0)
}
