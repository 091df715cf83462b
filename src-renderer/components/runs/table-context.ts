import { inject, provide, type ComputedRef, type ShallowRef } from 'vue'
import type { ExperimentId, RunId } from '../../../src-main/contract/ids.ts'
import type { Sparkline } from '../../../src-main/contract/metrics.ts'

/** What all rows need beside their own node. */
export interface TableContext {
  readonly workers: ComputedRef<number>
  readonly queuePlaces: ComputedRef<ReadonlyMap<RunId, number>>
  readonly lines: ReadonlyMap<ExperimentId | RunId, readonly Sparkline[]>
  readonly lineRange: ShallowRef<readonly [number, number]>
  /** Gives the keyboard to the table. */
  readonly focus: () => void
}

const KEY = Symbol('table of runs')

export const provideTableContext = (context: TableContext) => {
  provide(KEY, context)
}

export function useTableContext(): TableContext {
  const context = inject<TableContext>(KEY)
  if (!context) throw new Error('a row belongs into a RunTable')
  return context
}
