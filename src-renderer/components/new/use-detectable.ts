import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import { smallestDetectable } from '../../../src-engine/statistics/power.ts'

/** Between how many arms and the baseline, and how splits are drawn. */
export interface Plan {
  readonly seeds: number
  readonly comparisons: number
  readonly testTrainRatio: number
}

/** The smallest difference that some seeds show, in standard deviations of the paired differences. */
export interface DetectablePoint {
  readonly seeds: number
  readonly dz: number
}

/** With fewer seeds a search for it would take seconds, and find only what nobody needs a test for. */
export const FEWEST_SEEDS = 5
export const MOST_SHOWN = 40
const SHOWN = [5, 6, 7, 8, 10, 12, 15, 20, 25, 30, 35, MOST_SHOWN]
const LEVEL = 0.05

const known = new Map<string, number>()

/** The curve of a plan, and its point for the plan's own seeds. Worked out a point at a time: each takes milliseconds. */
export function useDetectable(plan: Ref<Plan | null>) {
  const curve = shallowRef<readonly DetectablePoint[]>([])
  const here = shallowRef<DetectablePoint | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined

  function work(current: Plan): void {
    const wanted = [...(current.seeds >= FEWEST_SEEDS ? [current.seeds] : []), ...SHOWN]
    const missing = wanted.find((seeds) => !known.has(keyOf(current, seeds)))
    if (missing !== undefined) {
      const { comparisons, testTrainRatio } = current
      known.set(keyOf(current, missing), smallestDetectable(missing, LEVEL / comparisons, testTrainRatio))
      timer = setTimeout(work, 0, current)
      return
    }
    const point = (seeds: number) => ({ seeds, dz: known.get(keyOf(current, seeds)) ?? NaN })
    curve.value = SHOWN.map(point)
    here.value = current.seeds >= FEWEST_SEEDS ? point(current.seeds) : null
  }

  watch(
    plan,
    (current) => {
      clearTimeout(timer)
      if (current && current.comparisons > 0) timer = setTimeout(work, 0, current)
      else curve.value = []
    },
    { immediate: true }
  )
  onScopeDispose(() => {
    clearTimeout(timer)
  })
  return { curve, here }
}

const keyOf = ({ comparisons, testTrainRatio }: Plan, seeds: number) =>
  `${comparisons} ${testTrainRatio} ${seeds}`
