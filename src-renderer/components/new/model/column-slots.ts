/** A part of a row: the cell of an arm, or the room of arms that are out of sight. */
export type Slot = { readonly arm: number } | { readonly arm: null; readonly gap: number }

/** Of the table, in pixels. */
export const LABEL_PX = 168
export const ARM_PX = 136
export const ADD_PX = 34
/** So many columns beside those in view are there, too: what is scrolled or moved to is there already. */
const BESIDE = 2

/** What of a table is in view, in pixels. */
export interface View {
  readonly scrolled: number
  /** 0: not known. */
  readonly width: number
}

/** The places of the columns of a wide table that are to be drawn, `from` to before `to`. */
export function columnsInView(count: number, { scrolled, width }: View): { from: number; to: number } {
  if (width === 0) return { from: 0, to: count }
  // The labels stay where they are and cover what is scrolled under them.
  const first = Math.floor(scrolled / ARM_PX)
  const last = Math.ceil((scrolled + width - LABEL_PX) / ARM_PX)
  return { from: Math.max(0, first - BESIDE), to: Math.min(count, last + BESIDE) }
}

/** A row of arms in which those that are not shown are gaps. */
export function slotsOf(arms: readonly number[], isShown: (arm: number, place: number) => boolean): Slot[] {
  const slots: Slot[] = []
  arms.forEach((arm, place) => {
    const before = slots.at(-1)
    if (isShown(arm, place)) slots.push({ arm })
    else if (before?.arm === null) slots[slots.length - 1] = { arm: null, gap: before.gap + 1 }
    else slots.push({ arm: null, gap: 1 })
  })
  return slots
}

/** What tells a slot from the others of its row. */
export const slotKey = (slot: Slot, place: number) => slot.arm ?? `gap ${place}`
