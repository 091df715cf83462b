/** Ticks that are closer than this, in pixels, stack. */
const TICK_ROOM = 3

/** Places of ticks; each that would hide another stands a level higher. */
export function stacked(places: readonly number[]): { x: number; level: number }[] {
  const placed: { x: number; level: number }[] = []
  for (const x of [...places].sort((a, b) => a - b)) {
    let level = 0
    while (placed.some((other) => other.level === level && Math.abs(other.x - x) < TICK_ROOM)) level++
    placed.push({ x, level })
  }
  return placed
}
