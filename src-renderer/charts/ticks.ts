/** Round values within a range, about as many as asked for: multiples of 1, 2 or 5 times a power of ten. */
export function linearTicks(min: number, max: number, about = 5): number[] {
  if (!(max > min)) return [min]
  const step = niceStep((max - min) / about)
  const ticks = multiples(step, min, max)
  // A step that just misses the wanted number of ticks may leave two of them: too few to read values from.
  return ticks.length < 0.6 * about ? multiples(niceStep(step / 2.5), min, max) : ticks
}

function multiples(step: number, min: number, max: number): number[] {
  const first = Math.ceil(min / step - 1e-9)
  const last = Math.floor(max / step + 1e-9)
  return Array.from({ length: last - first + 1 }, (_, i) => rounded((first + i) * step))
}

/** The least of 1, 2, 5 times a power of ten that is not below the step. */
export function niceStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step))
  const factor = [1, 2, 5, 10].find((f) => f * power >= step * (1 - 1e-9)) ?? 10
  return rounded(factor * power)
}

/** Powers of ten within a range; where they are few, their 2- and 5-folds too; within a fraction of a decade, round values. */
export function logTicks(min: number, max: number): number[] {
  const powers = decades(min, max, [1])
  if (powers.length >= 3) return powers
  const folds = decades(min, max, [1, 2, 5])
  return folds.length >= 2 ? folds : linearTicks(min, max)
}

function decades(min: number, max: number, factors: readonly number[]): number[] {
  const ticks: number[] = []
  for (let power = Math.floor(Math.log10(min)); power <= Math.log10(max) + 1; power++) {
    for (const factor of factors) {
      const tick = rounded(factor * 10 ** power)
      if (tick >= min * (1 - 1e-9) && tick <= max * (1 + 1e-9)) ticks.push(tick)
    }
  }
  return ticks
}

/** The first epoch that is in view, and round ones behind it. */
export function epochTicks(min: number, max: number, about = 5): number[] {
  const step = Math.max(1, niceStep((max - min) / about))
  const first = Math.ceil(min)
  return [first, ...multiples(step, min, max).filter((tick) => tick >= first + step / 2)]
}

/** Without the last bits that adding decimal fractions leaves behind. */
const rounded = (value: number) => Number(value.toPrecision(12))
