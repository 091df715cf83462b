import type * as z from 'zod'
import { BadInput } from '../bad-input.ts'
import { experimentSpec, SPEC_VERSION, type ExperimentSpec } from './experiment-spec.ts'
import { isTooDeep, TOO_DEEP } from './nesting.ts'
import { fieldsOf, infoOf, methodsOf, schemaAt } from './schema-at.ts'

/**
 * Checks a spec that came from outside and fills in the defaults.
 * Throws BadInput with one line a problem: the field, what is expected there, what came.
 */
export function parseExperimentSpec(input: unknown): ExperimentSpec {
  const { spec, problems } = checkExperimentSpec(input)
  if (spec) return spec
  throw new BadInput(problems.map(({ field, message }) => `${field}: ${message}`).join('\n'))
}

/** A problem of a spec, at the field it is about. */
export interface SpecProblem {
  /** Keys and indices from the spec's root: ['arms', 1, 'regularization', 'l2', 'lambda']. */
  readonly path: readonly (string | number)[]
  /** The same as `--set` takes it: "arms.regularized.l2.lambda". */
  readonly field: string
  /** What is expected there, and what came. */
  readonly message: string
}

/** As parseExperimentSpec, but with the problems as a list, for a form to show each at its field. */
export function checkExperimentSpec(
  input: unknown
): { spec: ExperimentSpec; problems: [] } | { spec: null; problems: SpecProblem[] } {
  if (isTooDeep(input)) return { spec: null, problems: [{ path: [], field: 'the spec', message: TOO_DEEP }] }
  const newer = versionOf(input)
  if (newer !== null && newer > SPEC_VERSION) {
    const message = `this lab reads version ${SPEC_VERSION}, ${newer} came: it was written by a newer version of the lab; update the lab`
    return { spec: null, problems: [{ path: ['specVersion'], field: 'specVersion', message }] }
  }
  const result = experimentSpec.safeParse(input)
  if (result.success) return { spec: result.data, problems: [] }
  return { spec: null, problems: result.error.issues.flatMap((issue) => describe(issue, [], input)) }
}

function versionOf(input: unknown): number | null {
  const version = valueAt(input, ['specVersion'])
  return typeof version === 'number' ? version : null
}

function describe(issue: z.core.$ZodIssue, parent: readonly PropertyKey[], input: unknown): SpecProblem[] {
  const path = withoutShortForm([...parent, ...issue.path] as (string | number)[], input)
  if (issue.code === 'invalid_union') {
    // Of the alternatives, the one that fits the kind of value that came knows best what is wrong with it.
    const isObject = typeof valueAt(input, path) === 'object'
    const branch = issue.errors.find((errors) => errors.every((e) => e.path.length > 0))
    if (isObject && branch) return branch.flatMap((nested) => describe(nested, path, input))
  }
  const problem = (message: string): SpecProblem => ({ path, field: displayPath(path, input), message })
  if (issue.code === 'custom') return [problem(issue.message)]
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      field: displayPath([...path, key], input),
      message: unknownField(path, key, input)
    }))
  }
  return [problem(`expected ${expectedAt(path, input)}; ${shown(valueAt(input, path))} came`)]
}

/** Where "sgd" stands for {"id": "sgd"}, what is wrong with the id is wrong with the text. */
function withoutShortForm(path: (string | number)[], input: unknown): (string | number)[] {
  const above = path.slice(0, -1)
  return path.at(-1) === 'id' && typeof valueAt(input, above) === 'string' ? above : path
}

/** That an object has no such field, and which it has; of a method's options, also which other methods have it. */
function unknownField(path: readonly PropertyKey[], key: string, input: unknown): string {
  const known = Object.keys(fieldsOf(schemaAt(experimentSpec, path, input) ?? experimentSpec) ?? {})
  const methods = methodsOf(schemaAt(experimentSpec, path) ?? experimentSpec)
  if (methods === null) return `no such field; expected one of ${known.join(', ')}`
  const own = known.filter((name) => name !== 'id')
  const others = Object.keys(methods).filter((id) => Object.hasOwn(methods[id], key))
  return [
    `${shown(valueAt(input, [...path, 'id']))} has no such option; expected ${own.length > 0 ? `one of ${own.join(', ')}` : 'none'}`,
    ...(others.length > 0 ? [`${others.map((id) => `"${id}"`).join(' and ')} would have it`] : [])
  ].join('; ')
}

/** What may stand at a path, in the words of the nearest field that is described, or the fields of an object. */
function expectedAt(path: readonly PropertyKey[], input: unknown): string {
  for (let length = path.length; length > 0; length--) {
    const schema = schemaAt(experimentSpec, path.slice(0, length), input)
    const info = schema && infoOf(schema)
    if (info) return info.range
    const fields = Object.keys((schema && fieldsOf(schema)) ?? {})
    if (fields.length > 0) return `an object with any of ${fields.join(', ')}`
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
  if (isNoJson(value)) return wordOf(value)
  const text = JSON.stringify(value, (_key, inner: unknown) => (isNoJson(inner) ? wordOf(inner) : inner))
  return text.length > 80 ? `${text.slice(0, 77)}...` : text
}

/** Numbers that JSON would write as null, or not at all. */
const isNoJson = (value: unknown) =>
  typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value))

const wordOf = (value: unknown) => (typeof value === 'bigint' ? `${value}n` : String(value))
