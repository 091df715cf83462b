import type * as z from 'zod'
import { BadInput } from '../bad-input.ts'
import { experimentSpec, SPEC_VERSION, type ExperimentSpec } from './experiment-spec.ts'
import { fieldsOf, infoOf, schemaAt } from './schema-at.ts'

/**
 * Checks a spec that came from outside and fills in the defaults.
 * Throws BadInput with one line a problem: the field, what is expected there, what came.
 */
export function parseExperimentSpec(input: unknown): ExperimentSpec {
  const newer = versionOf(input)
  if (newer !== null && newer > SPEC_VERSION) {
    throw new BadInput(
      `specVersion: this lab reads version ${SPEC_VERSION}, ${newer} came: it was written by a newer version of the lab; update the lab`
    )
  }
  const result = experimentSpec.safeParse(input)
  if (result.success) return result.data
  throw new BadInput(result.error.issues.map((issue) => describe(issue, [], input)).join('\n'))
}

function versionOf(input: unknown): number | null {
  const version = valueAt(input, ['specVersion'])
  return typeof version === 'number' ? version : null
}

function describe(issue: z.core.$ZodIssue, parent: readonly PropertyKey[], input: unknown): string {
  const path = [...parent, ...issue.path]
  if (issue.code === 'invalid_union') {
    // Of the alternatives, the one that fits the kind of value that came knows best what is wrong with it.
    const isObject = typeof valueAt(input, path) === 'object'
    const branch = issue.errors.find((errors) => errors.every((e) => e.path.length > 0))
    if (isObject && branch) return branch.map((nested) => describe(nested, path, input)).join('\n')
  }
  if (issue.code === 'custom') return `${displayPath(path, input)}: ${issue.message}`
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(fieldsOf(schemaAt(experimentSpec, path) ?? experimentSpec) ?? {})
    const unknown = issue.keys.map((key) => displayPath([...path, key], input)).join(', ')
    return `${unknown}: no such field; expected one of ${known.join(', ')}`
  }
  return `${displayPath(path, input)}: expected ${expectedAt(path)}; ${shown(valueAt(input, path))} came`
}

/** What may stand at a path, in the words of the nearest field that is described. */
function expectedAt(path: readonly PropertyKey[]): string {
  for (let length = path.length; length > 0; length--) {
    const schema = schemaAt(experimentSpec, path.slice(0, length))
    const info = schema && infoOf(schema)
    if (info) return info.range
  }
  return 'an object with the fields of a spec'
}

/** The path as `--set` takes it: arms by name, their regularizers directly below. */
function displayPath(path: readonly PropertyKey[], input: unknown): string {
  const [first, index, ...inArm] = path
  if (first !== 'arms' || typeof index !== 'number') return path.map(String).join('.') || 'the spec'
  const name = valueAt(input, ['arms', index, 'name'])
  const below = inArm[0] === 'regularization' && inArm.length > 1 ? inArm.slice(1) : inArm
  return ['arms', typeof name === 'string' ? name : index, ...below].map(String).join('.')
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return value
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 77)}...` : text
}
