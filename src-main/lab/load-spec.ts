import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { BadInput } from '../../src-engine/bad-input.ts'
import type { ExperimentSpec } from '../../src-engine/spec/experiment-spec.ts'
import { parseExperimentSpec } from '../../src-engine/spec/parse-spec.ts'
import { setField } from '../../src-engine/spec/set-field.ts'
import { applySweeps } from '../../src-engine/spec/sweep.ts'

/** Changes to a spec before it is checked. */
export interface SpecChanges {
  /** PATH=VALUE, applied in order. */
  readonly set?: readonly string[]
  /** PATH=VALUES, applied behind `set`: see applySweeps. */
  readonly sweep?: readonly string[]
  readonly seeds?: readonly number[] | undefined
  readonly engine?: string | undefined
}

/** The presets' names. */
export function presetNames(presetsDir: string): string[] {
  return readdirSync(presetsDir)
    .filter((file) => file.endsWith('.json'))
    .map((file) => basename(file, '.json'))
    .sort()
}

/**
 * A preset by its name, or a spec by its file's path, with changes applied and defaults filled in.
 *
 * @param folder what a relative path is relative to
 * @throws BadInput for an unknown preset, a missing or broken file, an unknown path, a value out of range
 */
export function loadSpec(
  presetOrFile: string,
  changes: SpecChanges,
  { presetsDir, folder }: { presetsDir: string; folder: string }
): ExperimentSpec {
  const presets = presetNames(presetsDir)
  const isPreset = presets.includes(presetOrFile)
  if (!isPreset && !/[\\/.]/.test(presetOrFile)) {
    throw new BadInput(
      `no preset "${presetOrFile}": expected one of ${presets.join(', ')}, or the path of a spec file such as spec.json`
    )
  }
  const file = isPreset ? join(presetsDir, `${presetOrFile}.json`) : resolve(folder, presetOrFile)
  const spec = readJsonObject(file)
  for (const assignment of changes.set ?? []) setField(spec, assignment)
  applySweeps(spec, changes.sweep ?? [])
  if (changes.seeds) spec.seeds = [...changes.seeds]
  if (changes.engine !== undefined) spec.engine = changes.engine
  return parseExperimentSpec(spec)
}

function readJsonObject(file: string): Record<string, unknown> {
  let text
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    const problem = code === 'ENOENT' ? 'no such file' : code === 'EISDIR' ? 'a folder' : String(code)
    throw new BadInput(`${file} cannot be read (${problem}): expected a spec file in JSON`)
  }
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new BadInput(`${file} is no JSON: expected a spec file; ${(error as Error).message}`)
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>
  }
  const came = Array.isArray(value) ? 'a list' : JSON.stringify(value).slice(0, 40)
  throw new BadInput(`${file}: expected a JSON object with the fields of a spec; ${came} came`)
}
