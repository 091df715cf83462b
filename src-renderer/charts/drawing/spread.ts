/** Moves places apart until neighbours are `gap` from each other, keeping their order, within [low, high]. */
export function spread(places: readonly number[], gap: number, low: number, high: number): number[] {
  const order = places.map((_, i) => i).sort((a, b) => places[a] - places[b])
  const moved = [...places]
  let next = low
  for (const i of order) {
    moved[i] = Math.max(moved[i], next)
    next = moved[i] + gap
  }
  // What was pushed out at the end comes back, and pushes what is before it.
  next = high
  for (const i of order.reverse()) {
    moved[i] = Math.min(moved[i], next)
    next = moved[i] - gap
  }
  return moved
}
