import { createSharedComposable, useMediaQuery, useMutationObserver } from '@vueuse/core'
import { shallowRef, watch } from 'vue'
import { themeAt } from './theme.ts'

/** The theme in force, for all charts; another one when the page's theme changes. */
export const useChartTheme = createSharedComposable(() => {
  const root = document.documentElement
  const theme = shallowRef(themeAt(root))
  const read = () => {
    theme.value = themeAt(root)
  }
  useMutationObserver(root, read, { attributes: true, attributeFilter: ['data-theme'] })
  watch(useMediaQuery('(prefers-color-scheme: dark)'), read)
  return theme
})
