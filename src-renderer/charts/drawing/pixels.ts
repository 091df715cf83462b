import type { Scale } from 'chart.js'

/** From a value to its place on an axis, in pixels. Faster than the scale's own, which is asked for every point. */
export function pixelsOf(scale: Scale): (value: number) => number {
  const isLog = scale.type === 'logarithmic'
  const place = isLog ? Math.log10 : (value: number) => value
  const low = place(scale.min)
  const atLow = scale.getPixelForValue(scale.min)
  const perUnit = (scale.getPixelForValue(scale.max) - atLow) / (place(scale.max) - low)
  return (value) => atLow + (place(value) - low) * perUnit
}
