import { defineStore } from 'pinia'
import { computed } from 'vue'
import { writeNumbersAs, type NumberStyle } from '../../src-engine/words/number-style.ts'
import { useStoredChoice } from './stored-choice.ts'

const NARROW_SPACE = '\u202f'

/** How numbers may be shown, but for "as the system"; each by what 1234.56 then looks like. */
const styles = {
  '1,234.56': { decimal: '.', group: ',' },
  '1.234,56': { decimal: ',', group: '.' },
  '1 234,56': { decimal: ',', group: NARROW_SPACE }
} satisfies Record<string, NumberStyle>
export type NumberFormat = 'system' | keyof typeof styles

export const numberFormats = ['system', ...(Object.keys(styles) as (keyof typeof styles)[])] as const

/** The signs that the system's language writes numbers with. */
export function systemNumberStyle(language?: string): NumberStyle {
  const parts = new Intl.NumberFormat(language).formatToParts(1234567.8)
  const sign = (type: 'decimal' | 'group') => parts.find((part) => part.type === type)?.value ?? ''
  return { decimal: sign('decimal') || '.', group: sign('group') }
}

/** How the page shows numbers. It is remembered from one visit to the next. */
export const useNumberFormat = defineStore('number-format', () => {
  const format = useStoredChoice<NumberFormat>('number-format', numberFormats, 'system')
  const system = systemNumberStyle()
  const style = computed(() => (format.value === 'system' ? system : styles[format.value]))
  // What is worked out from it, as every text with a number in it is, follows it.
  writeNumbersAs(() => style.value)
  return { format }
})
