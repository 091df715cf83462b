import { useEventListener } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { isInOwnWindow } from '../lab-client/own-window.ts'
import { useStoredChoice } from './stored-choice.ts'

/** Whether the browser tells of finished experiments. The lab's own window needs no page for that. */
export const useFinishedNotices = defineStore('finished-notices', () => {
  const isPossible = !isInOwnWindow && window.isSecureContext && 'Notification' in window
  const permissionNow = () => (isPossible ? Notification.permission : 'denied')
  const permission = ref(permissionNow())
  /** Remembered from one visit to the next. */
  const choice = useStoredChoice('finished-notices', ['on', 'off'], 'on')
  const isOn = computed(() => permission.value === 'granted' && choice.value === 'on')

  /** Asks the browser first, where it has not been asked: to be called when somebody clicks. */
  async function turn(to: 'on' | 'off'): Promise<void> {
    choice.value = to
    if (to === 'on') permission.value = await Notification.requestPermission()
  }

  // Whoever comes from the browser's own settings may have changed it there.
  useEventListener(window, 'focus', () => (permission.value = permissionNow()))

  return { isPossible, permission, isOn, turn }
})
