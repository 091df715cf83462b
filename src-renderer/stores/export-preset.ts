import { useLocalStorage } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { csvPresets, type CsvPreset } from '../../src-main/contract/exports.ts'

/** Who the CSV files are for, in a word or two. */
export const presetLabels: Record<CsvPreset, string> = {
  standard: 'pandas, R',
  excel: 'Excel',
  'excel-semicolon': 'Excel, decimal comma'
}

/** Who the CSV files are for. It is remembered from one visit to the next. */
export const useExportPreset = defineStore('export-preset', () => {
  const stored = useLocalStorage('export.preset', 'standard')
  const preset = computed<CsvPreset>({
    get: () => csvPresets.find((known) => known === stored.value) ?? 'standard',
    set: (chosen) => {
      stored.value = chosen
    }
  })
  return { preset }
})
