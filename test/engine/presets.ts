import { readFileSync } from 'node:fs'
import type { ExperimentSpec } from '../../src-engine/spec/experiment-spec.ts'
import { parseExperimentSpec } from '../../src-engine/spec/parse-spec.ts'

/** A preset as its file has it. */
export function presetJson(name: string): Record<string, unknown> {
  const file = new URL(`../../resources/experiments/${name}.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
}

/** A preset, checked, with the given fields changed before. */
export function preset(name: string, changes: Record<string, unknown> = {}): ExperimentSpec {
  return parseExperimentSpec({ ...presetJson(name), ...changes })
}
