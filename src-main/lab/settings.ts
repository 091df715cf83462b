import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { writeWholeSync } from '../disk/write-whole-sync.ts'

/** What a person has set for a data folder. */
const settingsSchema = z.object({
  /** How many chains of runs train at once; absent: one per core. */
  workers: z.int().min(1).max(256).optional()
})
export type Settings = z.infer<typeof settingsSchema>

const fileOf = (dataDir: string) => join(dataDir, 'settings.json')

/** What is set in a data folder. A file that is missing or cannot be read sets nothing. */
export function readSettings(dataDir: string): Settings {
  try {
    return settingsSchema.parse(JSON.parse(readFileSync(fileOf(dataDir), 'utf8')))
  } catch {
    return {}
  }
}

/** Writes the settings, whole or not at all. */
export function writeSettings(dataDir: string, settings: Settings): void {
  writeWholeSync(fileOf(dataDir), `${JSON.stringify(settings, null, 2)}\n`)
}
