import { useLocalStorage } from '@vueuse/core'
import { computed } from 'vue'

/**
 * One of a few choices, remembered from one visit to the next.
 *
 * @param key in the browser's storage
 * @param usual what holds before anything was chosen, and where something else is stored
 */
export function useStoredChoice<T extends string>(key: string, choices: readonly T[], usual: T) {
  const stored = useLocalStorage<string>(key, usual)
  return computed<T>({
    get: () => choices.find((known) => known === stored.value) ?? usual,
    set: (chosen) => {
      stored.value = chosen
    }
  })
}
