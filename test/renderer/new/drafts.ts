import { readFileSync } from 'node:fs'
import type { Draft } from '../../../src-renderer/components/new/model/json.ts'
import { rowsOf, type FormRow } from '../../../src-renderer/components/new/model/form-rows.ts'

/** A preset as its file has it, defaults not filled in. */
export const preset = (name: string): Draft =>
  JSON.parse(readFileSync(`resources/experiments/${name}.json`, 'utf8')) as Draft

export const presets = ['tutorial', 'tutorial-corrected', 'exercise-4'].map(preset)

/** The row with a key; fails where there is none. */
export function rowOf(draft: Draft, key: string): FormRow {
  const row = rowsOf(draft).find((it) => it.key === key)
  if (!row)
    throw new Error(
      `no row ${key}: ${rowsOf(draft)
        .map((it) => it.key)
        .join(', ')}`
    )
  return row
}
