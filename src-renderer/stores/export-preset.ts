import { defineStore } from 'pinia'
import { csvPresets, type CsvPreset } from '../../src-main/contract/exports.ts'
import { useStoredChoice } from './stored-choice.ts'

/** Who the CSV files are for, in a word or two. */
export const presetLabels: Record<CsvPreset, string> = {
  standard: 'pandas, R',
  excel: 'Excel',
  'excel-semicolon': 'Excel, decimal comma'
}

/** Who the CSV files are for. It is remembered from one visit to the next. */
export const useExportPreset = defineStore('export-preset', () => {
  return { preset: useStoredChoice<CsvPreset>('export.preset', csvPresets, 'standard') }
})
