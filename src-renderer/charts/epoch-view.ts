import { computed, shallowRef, type ComputedRef, type InjectionKey, type ShallowRef } from 'vue'

export interface EpochRange {
  readonly min: number
  readonly max: number
}

/** What all epoch charts of a page share: the epoch under the crosshair, and the epochs in view. */
export interface EpochView {
  /** Null: no crosshair; read-outs tell of the last epoch. */
  readonly epoch: ShallowRef<number | null>
  /** The epochs in view. */
  readonly range: ComputedRef<EpochRange>
  readonly isZoomed: ComputedRef<boolean>
  /** Shows these epochs, as far as there are such; at least two. */
  show(range: EpochRange): void
  showAll(): void
  /** Puts the crosshair on the epoch next to this place on the axis. */
  point(at: number): void
  /** Puts the crosshair so many epochs further, from the last one when there is none. */
  step(by: number): void
  /** Shows `factor` times as many epochs around the crosshair. */
  zoomBy(factor: number): void
}

export const epochViewKey: InjectionKey<EpochView> = Symbol('epoch view')

/** @param lastEpoch of the longest run */
export function createEpochView(lastEpoch: () => number): EpochView {
  const epoch = shallowRef<number | null>(null)
  const chosen = shallowRef<EpochRange | null>(null)
  const whole = computed(() => ({ min: Math.min(1, lastEpoch() - 0.5), max: Math.max(1.5, lastEpoch()) }))
  const range = computed(() => chosen.value ?? whole.value)
  const within = (value: number) => clamp(value, whole.value.min, whole.value.max)

  function show(next: EpochRange): void {
    const min = within(next.min)
    const max = within(next.max)
    const isWhole = min <= whole.value.min + 1e-6 && max >= whole.value.max - 1e-6
    if (isWhole) chosen.value = null
    else if (max - min >= 1) chosen.value = { min, max }
  }

  return {
    epoch,
    range,
    isZoomed: computed(() => chosen.value !== null),
    show,
    showAll() {
      chosen.value = null
    },
    point(at) {
      const { min, max } = range.value
      epoch.value = clamp(Math.round(at), Math.ceil(min), Math.floor(max))
    },
    step(by) {
      const last = Math.max(1, lastEpoch())
      epoch.value = clamp((epoch.value ?? last) + by, 1, last)
      const { min, max } = range.value
      if (epoch.value < min) chosen.value = { min: epoch.value, max: epoch.value + max - min }
      if (epoch.value > max) chosen.value = { min: epoch.value - (max - min), max: epoch.value }
    },
    zoomBy(factor) {
      const { min, max } = range.value
      const center = epoch.value ?? (min + max) / 2
      show({ min: center - (center - min) * factor, max: center + (max - center) * factor })
    }
  }
}

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high)
