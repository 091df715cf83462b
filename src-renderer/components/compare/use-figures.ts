import { inject, onScopeDispose, provide, shallowReactive, type ComputedRef, type InjectionKey } from 'vue'
import type { Figure } from '../../charts/figure.ts'

/** The charts that are shown, for export. */
export interface Figures {
  readonly all: () => Figure[]
  /** For as long as the component lives; null while there is nothing to draw. */
  readonly register: (figure: ComputedRef<Figure | null>) => void
}

const key: InjectionKey<Figures> = Symbol('figures')

/** Makes a collection that the charts below this component put themselves into. */
export function provideFigures(): Figures {
  const shown = shallowReactive(new Set<ComputedRef<Figure | null>>())
  const figures: Figures = {
    all: () => [...shown].flatMap((figure) => figure.value ?? []),
    register(figure) {
      shown.add(figure)
      onScopeDispose(() => {
        shown.delete(figure)
      })
    }
  }
  provide(key, figures)
  return figures
}

/** The collection around this component; outside of one, charts are not collected. */
export const useFigures = (): Figures => inject(key, { all: () => [], register: () => undefined }, false)
