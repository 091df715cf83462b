import { computed } from 'vue'
import { useRoute } from 'vue-router'
import { useUndo } from '../../stores/undo.ts'

/** What can be taken back on the screen that is open. What belongs to one screen waits there, and is in nobody's way elsewhere. */
export function useOfferedUndo() {
  const route = useRoute()
  const undo = useUndo()
  return computed(() => undo.nextOn(route.name))
}
