/** What was typed as a number: 1.5, .5, -2, −2, 1e-3; null when it is none. */
export function typedNumber(text: string): number | null {
  const plain = text.trim().replace('−', '-')
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null
  const value = Number(plain)
  return Number.isFinite(value) ? value : null
}

/** As it stands in a field, where it is typed with a point in every country: 0.1 + 0.2 is "0.3", -0.02 is "−0.02". */
export const typedText = (value: number) => String(Number(value.toPrecision(10))).replaceAll('-', '−')

/** Up or down by a step, without the tail of digits that binary fractions bring: 0.1 + 0.2 gives 0.3. */
export function stepped(value: number, step: number, { min, max }: { min: number; max: number }): number {
  return Math.min(max, Math.max(min, Number((value + step).toFixed(10))))
}
