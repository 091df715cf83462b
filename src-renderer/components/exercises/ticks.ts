/**
 * Round numbers on an axis: multiples of 1, 2 or 5 times a power of ten within from..to, about `count` of them.
 * Empty when the range is.
 */
export function ticks(from: number, to: number, count: number): number[] {
  if (!(to > from)) return []
  const rough = (to - from) / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough * 0.999) ?? 10)
  const first = Math.ceil(from / step - 1e-9)
  const last = Math.floor(to / step + 1e-9)
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)))
}
