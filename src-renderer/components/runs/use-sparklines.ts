import { watchThrottled } from '@vueuse/core'
import { onScopeDispose, shallowReactive, shallowRef } from 'vue'
import type { ExperimentId, RunId } from '../../../src-main/contract/ids.ts'
import type { Sparkline } from '../../../src-main/contract/metrics.ts'
import { lab } from '../../lab-client/lab-client.ts'

type Target = ExperimentId | RunId

/** Lines change this often at most. */
const EVERY_MS = 250
/** Targets a call: few, so that others are answered in between. */
const A_CALL = 8

/**
 * Lines of test accuracy of what is in view, and the range of values that they share.
 *
 * @param wanted how many epochs each target has: its line is read again when there are more
 */
export function useSparklines(wanted: () => ReadonlyMap<Target, number>) {
  const lines = shallowReactive(new Map<Target, readonly Sparkline[]>())
  /** It only grows, in steps of ten percentage points, so that lines in view seldom change their shape. */
  const range = shallowRef<readonly [number, number]>([0.9, 1])
  const epochsRead = new Map<Target, number>()
  const leaving = new AbortController()
  let isReading = false

  async function read(): Promise<void> {
    if (isReading) return
    isReading = true
    try {
      for (let stale = nextStale(); stale.length > 0; stale = nextStale()) {
        for (const [target, epochs] of stale) epochsRead.set(target, epochs)
        const targets = stale.map(([target]) => target)
        const read = await lab().metrics.sparklines(
          { targets, metric: 'test_accuracy' },
          { signal: leaving.signal }
        )
        const byTarget = Map.groupBy(read, ({ target }) => target)
        for (const target of targets) lines.set(target, byTarget.get(target) ?? [])
        range.value = widened(range.value, read)
      }
    } catch {
      // Without its connection the lab says so above the screen; the lines stay as they are.
    } finally {
      isReading = false
    }
  }

  const nextStale = () =>
    [...wanted()]
      .filter(([target, epochs]) => epochs > 0 && epochsRead.get(target) !== epochs)
      .slice(0, A_CALL)

  watchThrottled(wanted, () => void read(), { throttle: EVERY_MS, immediate: true })
  onScopeDispose(() => {
    leaving.abort()
  })
  return { lines, range }
}

/** The same range when the values fit. */
export function widened(
  range: readonly [number, number],
  lines: readonly Pick<Sparkline, 'values'>[]
): readonly [number, number] {
  let [low, high] = range
  for (const { values } of lines) {
    for (const value of values) {
      // Rounded first: 0.7 * 10 is a little more than 7.
      if (value < low) low = Math.floor(+(value * 10).toFixed(6)) / 10
      if (value > high) high = Math.ceil(+(value * 10).toFixed(6)) / 10
    }
  }
  return low === range[0] && high === range[1] ? range : [low, high]
}
