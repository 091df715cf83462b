import { defineStore } from 'pinia'
import { watchEffect } from 'vue'
import { themes, type Theme } from '../../src-main/contract/theme.ts'
import { lab } from '../lab-client/lab-client.ts'
import { useStoredChoice } from './stored-choice.ts'

/** No page waits for it, and none minds when it fails. */
const tellWindow = (theme: Theme) => {
  lab()
    .lab.setTheme({ theme })
    .catch(() => undefined)
}

/** Light, dark, or as the system is. It is remembered from one visit to the next. */
export const useTheme = defineStore('theme', () => {
  const theme = useStoredChoice<Theme>('theme', themes, 'system')
  watchEffect(() => {
    const { dataset } = document.documentElement
    // tokens.css follows the system where nothing is said.
    if (theme.value === 'system') delete dataset.theme
    else dataset.theme = theme.value
    tellWindow(theme.value)
  })
  return { theme }
})
