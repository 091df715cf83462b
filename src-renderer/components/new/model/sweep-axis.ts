import { linearTicks, logTicks } from '../../../charts/ticks.ts'

const SIDE = 20

/** Where values lie on an axis of some pixels, which reaches a decade, or a step, further on both sides. */
export function axisOf(values: readonly number[], isLog: boolean, width: number) {
  const low = Math.min(...values)
  const high = Math.max(...values)
  const isOnLog = isLog && low > 0
  const margin = (high - low || Math.abs(high) || 1) / Math.max(1, values.length - 1)
  const [from, to] = isOnLog
    ? [10 ** Math.floor(Math.log10(low) - 0.5), 10 ** Math.ceil(Math.log10(high) + 0.5)]
    : [low - margin, high + margin]
  const part = (value: number) =>
    isOnLog ? Math.log10(value / from) / Math.log10(to / from) : (value - from) / (to - from)
  const x = (value: number) => SIDE + part(value) * (width - 2 * SIDE)
  const ticks = isOnLog ? logTicks(from, to) : linearTicks(from, to, 5)
  return {
    left: SIDE,
    right: width - SIDE,
    places: values.map(x),
    ticks: thinned(ticks).map((value) => ({ x: x(value), text: String(value) })),
    minor: isOnLog ? foldsWithin(from, to).map(x) : []
  }
}

const MOST_TICKS = 7

/** Every second, third, ... of many. */
function thinned(ticks: readonly number[]): number[] {
  const step = Math.ceil(ticks.length / MOST_TICKS)
  return ticks.filter((_, i) => i % step === 0)
}

/** The 2- to 9-folds of the powers of ten. */
function foldsWithin(from: number, to: number): number[] {
  const decades = Math.round(Math.log10(to / from))
  return Array.from({ length: decades }, (_, d) =>
    [2, 3, 4, 5, 6, 7, 8, 9].map((k) => k * from * 10 ** d)
  ).flat()
}
