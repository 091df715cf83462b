/** So many classes have a row of their own. */
const MOST = 10

/**
 * The classes that are shown: all, or of many those that either model finds likeliest, in their order.
 * @param first and second: probabilities of all classes; null or undefined before there is an answer
 * @param classes how many there are; null before that is known
 */
export function shownClasses(
  first: Float64Array | null | undefined,
  second: Float64Array | null | undefined,
  classes: number | null
): number[] {
  const count = classes ?? MOST
  const all = Array.from({ length: count }, (_, k) => k)
  if (count <= MOST) return all
  const likelihood = (k: number) => Math.max(first?.[k] ?? 0, second?.[k] ?? 0)
  return all
    .toSorted((a, b) => likelihood(b) - likelihood(a))
    .slice(0, MOST)
    .toSorted((a, b) => a - b)
}
