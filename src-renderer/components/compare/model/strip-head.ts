/** Of "← hurts" and "helps →", in pixels. */
const SIDE_WIDTH = 44
/** Between the baseline's name and the words on either side. */
const GAP = 14
/** Half of a letter of the baseline's name. */
const HALF_LETTER = 3.4

/**
 * Where the words above a strip stand, in pixels: the baseline's name over its line, what each side means beside it. Near a
 * border they stand aside, so that none is cut; a name that is too long for the strip is shortened in the middle.
 *
 * @param zero the baseline's place
 */
export function stripHead(baseline: string, zero: number, width: number) {
  const room = Math.floor((width - 2 * (SIDE_WIDTH + GAP)) / (2 * HALF_LETTER))
  const name = shortened(baseline, Math.max(1, room))
  const aside = name.length * HALF_LETTER + GAP
  const x = Math.max(aside + SIDE_WIDTH, Math.min(zero, width - aside - SIDE_WIDTH))
  return { name, x, left: x - aside, right: x + aside }
}

/** Names of arms often differ in their ends alone: "L2 of 0.01 on every layer", "L2 of 0.01 on the last layer". */
function shortened(name: string, most: number): string {
  if (name.length <= most) return name
  const end = Math.floor((most - 1) / 2)
  return `${name.slice(0, most - 1 - end).trimEnd()}…${name.slice(name.length - end).trimStart()}`
}
