/**
 * Holm's adjusted p values, in the order given: of many arms that do nothing, the chance that any is called different
 * stays below alpha.
 *
 *   p_(k) becomes max over j <= k of min(1, (m - j + 1) p_(j))
 *
 * Source: S. Holm, "A simple sequentially rejective multiple test procedure", 1979.
 */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((_, i) => i).sort((i, j) => pValues[i] - pValues[j])
  const adjusted = new Array<number>(pValues.length)
  let largest = 0
  order.forEach((i, rank) => {
    largest = Math.max(largest, Math.min(1, (pValues.length - rank) * pValues[i]))
    adjusted[i] = largest
  })
  return adjusted
}
