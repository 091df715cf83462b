/** The end of an axis that shows a value above 0: 1, 2 or 5 times a power of ten, not below it. */
export function niceTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [1, 2, 5, 10].find((it) => it * power >= value) ?? 10
  return Number((step * power).toPrecision(3))
}
