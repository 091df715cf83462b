import { useElementSize, useScroll } from '@vueuse/core'
import { computed, type Ref } from 'vue'
import { columnsInView, slotsOf, type Slot } from './model/column-slots.ts'
import { useSpecForm } from './use-spec-form.ts'

/** Until it is laid out: about what usual windows have room for. */
const FIRST_SIZE = { width: 800, height: 0 }

/**
 * The columns of the form that are drawn: those in view, the one the keyboard is in, and the baseline's, in which fields are
 * that all arms share. What a change of the draft costs does not grow with the number of arms.
 *
 * @param scroller what the table is scrolled in, whose width in pixels is returned, too; 0 where it is not known
 */
export function useColumnSlots(scroller: Ref<HTMLElement | null>) {
  const form = useSpecForm()
  const { x: scrolled } = useScroll(scroller)
  const { width } = useElementSize(scroller, FIRST_SIZE)

  const range = computed<{ from: number; to: number }>((before) => {
    const view = { scrolled: scrolled.value, width: width.value }
    const { from, to } = columnsInView(form.columns.value.length, view)
    return before?.from === from && before.to === to ? before : { from, to }
  })
  const slots = computed((): Slot[] => {
    const { from, to } = range.value
    const active = form.activeColumn.value
    const isInRange = (place: number) => place === 0 || (place >= from && place < to)
    return slotsOf(form.columns.value, (arm, place) => arm === active || isInRange(place))
  })
  return { slots, width }
}
