/** A curve as pixels: where it runs at an x; null where it has no value. */
export type CurveAt = (x: number) => { readonly top: number; readonly bottom: number } | null

export interface Area {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

interface Place {
  /** Of the label's middle. */
  readonly x: number
  readonly y: number
}

const HEIGHT = 14
const CANDIDATES = [0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9]
const ENOUGH_ROOM = 18

/**
 * A place for each curve's name beside it, where the other curves and names leave most room; null where there is none.
 *
 * @param obstacles what else runs through the plot and has no name to be placed
 * @param widths of the names in pixels, curve by curve
 */
export function placeLabels(
  curves: readonly CurveAt[],
  obstacles: readonly CurveAt[],
  widths: readonly number[],
  area: Area
): (Place | null)[] {
  const taken: (Place & { readonly width: number })[] = []
  return curves.map((curve, i) => {
    const others = [...curves.filter((_, j) => j !== i), ...obstacles]
    const best = candidatesFor(curve, widths[i], area)
      .map((place) => ({ place, score: roomAt(place, widths[i], others, taken) - 0.6 * place.distance }))
      .filter(({ score }) => Number.isFinite(score))
      .reduce<{ place: Place; score: number } | null>((a, b) => (a && a.score >= b.score ? a : b), null)
    if (best === null || best.score < -20) return null
    taken.push({ ...best.place, width: widths[i] })
    return best.place
  })
}

/** Places above and below the curve that it does not cross; `distance` from the curve at the label's middle. */
function candidatesFor(curve: CurveAt, width: number, area: Area): (Place & { distance: number })[] {
  return CANDIDATES.flatMap((fraction) => {
    const x = area.left + width / 2 + 6 + fraction * (area.right - area.left - width - 12)
    const own = samples(x, width).map(curve)
    const middle = curve(x)
    if (middle === null || own.some((at) => at === null)) return []
    const above = Math.min(...own.map((at) => at?.top ?? 0)) - HEIGHT / 2 - 5
    const below = Math.max(...own.map((at) => at?.bottom ?? 0)) + HEIGHT / 2 + 5
    return [
      { x, y: above, distance: middle.top - above },
      { x, y: below, distance: below - middle.bottom }
    ].filter(({ y }) => y - HEIGHT / 2 >= area.top && y + HEIGHT / 2 <= area.bottom)
  })
}

/** How far other curves and names are, up to what is enough; -Infinity where they would be covered. */
function roomAt(
  { x, y }: Place,
  width: number,
  others: readonly CurveAt[],
  taken: readonly (Place & { readonly width: number })[]
): number {
  const isCovered = taken.some(
    (other) => Math.abs(other.x - x) < (other.width + width) / 2 + 8 && Math.abs(other.y - y) < HEIGHT + 2
  )
  if (isCovered) return -Infinity
  let room = ENOUGH_ROOM
  for (const other of others) {
    for (const at of samples(x, width).map(other)) {
      if (at === null) continue
      const gap = Math.max(at.top - (y + HEIGHT / 2), y - HEIGHT / 2 - at.bottom)
      if (gap < 1) return -Infinity
      room = Math.min(room, gap)
    }
  }
  return room
}

const samples = (x: number, width: number) =>
  [-0.55, -0.4, -0.25, -0.12, 0, 0.12, 0.25, 0.4, 0.55].map((fraction) => x + fraction * width)
