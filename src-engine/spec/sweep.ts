import { BadInput } from '../bad-input.ts'
import { fieldAt, findArm, pathInArm, setField } from './set-field.ts'
import type { SweepSpec } from './sweep-spec.ts'

type Json = Record<string | number, unknown>

/** More arms than this nobody looks at. */
export const MOST_ARMS = 200

/**
 * Puts arms in the place of one, in a spec that has not been checked yet: `arms.L2.l2.lambda=log:1e-5:1e-1:9` makes nine
 * of the arm L2. Several sweeps of an arm make every combination of their values. Each arm has the same seeds, and all
 * are compared with the one baseline. The spec's `sweeps` then say which arms were made of which.
 *
 * Values are `log:FROM:TO:COUNT` (equal ratios), `lin:FROM:TO:COUNT` (equal steps), both to six digits, or a list
 * `0.5,0.8` of what `--set` takes.
 *
 * @throws BadInput for an unknown arm or field, the baseline, bad values, a field swept twice, or more than 200 arms
 */
export function applySweeps(spec: Json, sweeps: readonly string[]): void {
  const byArm = Map.groupBy(
    sweeps.map((sweep) => parseSweep(spec, sweep)),
    ({ arm }) => arm
  )
  for (const [name, swept] of byArm) {
    const arms = spec.arms as Json[]
    const { index } = findArm(spec, `arms.${name}`, '--sweep')
    const paths = swept.map(({ field }) => pathInArm(field).join('.'))
    const twice = swept.find((_, i) => paths.indexOf(paths[i]) < i)
    if (twice) {
      throw new BadInput(
        `--sweep arms.${name}.${twice.field}: expected each field once; it came twice: give all its values in one sweep`
      )
    }
    const total = arms.length - 1 + swept.reduce((count, { values }) => count * values.length, 1)
    if (total > MOST_ARMS) {
      throw new BadInput(
        `--sweep: expected at most ${MOST_ARMS} arms; these make ${total}: take fewer values`
      )
    }
    const made = sweptArms(spec, arms[index], swept)
    spec.arms = arms.toSpliced(index, 1, ...made)
    spec.sweeps = [...sweepsWithout(name, spec.sweeps), sweepSpecOf(name, swept, made)]
  }
}

/** What is kept in a spec of a sweep and the arms made by it. */
export const sweepSpecOf = (
  arm: string,
  swept: readonly SweptValues[],
  made: readonly Json[]
): SweepSpec => ({
  arm,
  fields: Object.fromEntries(swept.map(({ field, text }) => [field, text])),
  arms: made.map(({ name }) => String(name))
})

/** An arm of an earlier sweep that is swept again is no longer what that one made. */
function sweepsWithout(arm: unknown, sweeps: unknown): unknown[] {
  if (!Array.isArray(sweeps)) return []
  return sweeps.filter((sweep: Json | null) => !(Array.isArray(sweep?.arms) && sweep.arms.includes(arm)))
}

/** A field of an arm, and all that it is to be. */
export interface SweptValues {
  /** As in `--set` behind the arm's name: "l2.lambda". */
  readonly field: string
  /** As `--sweep` writes all of them: "0.1,0.2". */
  readonly text: string
  /** As `--set` reads them. */
  readonly values: readonly string[]
}

/**
 * The arms that one arm becomes: one for every combination of the values.
 *
 * @param spec what the arm is of
 * @throws BadInput for a field that there is not
 */
export function sweptArms(spec: Json, arm: Json, swept: readonly SweptValues[]): Json[] {
  const fields = swept.map(({ field }) => field)
  return combine(swept.map(({ values }) => values)).map((values) => armWith(spec, arm, fields, values))
}

interface Sweep extends SweptValues {
  readonly arm: string
}

function parseSweep(spec: Json, text: string): Sweep {
  const equals = text.indexOf('=')
  const path = text.slice(0, equals)
  if (equals < 1 || !path.startsWith('arms.')) {
    throw new BadInput(
      `--sweep: expected a field of an arm and its values, such as arms.L2.l2.lambda=log:1e-5:1e-1:9; "${text}" came`
    )
  }
  const { index, inArm } = findArm(spec, path, '--sweep')
  const arm = String((spec.arms as Json[])[index].name)
  if (arm === (spec.baseline ?? 'baseline')) {
    throw new BadInput(`--sweep ${path}: "${arm}" is the baseline, of which there is one: sweep another arm`)
  }
  if (inArm === '')
    throw new BadInput(`--sweep ${path}: expected a field of that arm, such as ${path}.l2.lambda`)
  fieldAt(spec, path, '--sweep')
  const values = text.slice(equals + 1)
  return { arm, field: inArm, text: values, values: sweptValues(values) }
}

/**
 * The values of `log:1e-5:1e-1:9`, `lin:0:1:5` or `0.5,0.8`, as texts.
 *
 * @throws BadInput for none of these
 */
export function sweptValues(text: string): string[] {
  const range = /^(log|lin):([^:]+):([^:]+):([^:]+)$/.exec(text)
  // No value is a word before a colon: a range was meant.
  if (!range && !/^\w+:/.test(text)) return listed(text)
  const isLog = range?.[1] === 'log'
  const [from, to, count] = (range ?? []).slice(2).map(Number)
  // Not finite where they are too far apart for the values between them: 1e300 / 1e-300 is Infinity.
  const span = isLog ? to / from : to - from
  const isUsable = Number.isFinite(span) && from !== to && (!isLog || (from > 0 && span > 0))
  if (!isUsable || !Number.isInteger(count) || count < 2 || count > MOST_ARMS) {
    throw new BadInput(
      `--sweep: expected log:FROM:TO:COUNT or lin:FROM:TO:COUNT with two different numbers (above 0 for log), less than 1e308 (for log: times) apart, and a whole count 2 .. ${MOST_ARMS}; "${text}" came`
    )
  }
  return Array.from({ length: count }, (_, i) => {
    const share = i / (count - 1)
    const value = isLog ? from * (to / from) ** share : from + (to - from) * share
    return String(Number(value.toPrecision(6)))
  })
}

/** Parts at the commas that lie outside of brackets: "[64],[128,64]" is two. */
function listed(text: string): string[] {
  const parts = ['']
  let depth = 0
  for (const character of text) {
    if ('[{'.includes(character)) depth += 1
    if (']}'.includes(character)) depth -= 1
    if (character === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += character
  }
  const values = parts.map((part) => part.trim())
  if (values.includes('') || new Set(values).size < values.length) {
    throw new BadInput(
      `--sweep: expected different values such as 0.5,0.8 or a range such as log:1e-5:1e-1:9; "${text}" came`
    )
  }
  return values
}

/** Every way to take one of each list. */
const combine = (lists: readonly (readonly string[])[]) =>
  lists.reduce<string[][]>((rows, list) => rows.flatMap((row) => list.map((value) => [...row, value])), [[]])

/** Of arms; longer ones leave out what the values are of. */
const LONGEST_NAME = 40

/** A copy of an arm with fields set, called after them: "L2 lambda 0.001". */
function armWith(spec: Json, arm: Json, fields: readonly string[], values: readonly string[]): Json {
  // Under a name that any path can hold.
  const copy: Json = { ...(JSON.parse(JSON.stringify(arm)) as Json), name: 'arm' }
  const alone = { ...spec, arms: [copy] }
  fields.forEach((field, i) => {
    setField(alone, `arms.arm.${field}=${values[i]}`)
  })
  const words = fields.map((field, i) => `${field.split('.').at(-1) ?? field} ${wordOf(values[i])}`)
  const full = [String(arm.name), ...words].join(' ')
  copy.name = full.length <= LONGEST_NAME ? full : [String(arm.name), ...values.map(wordOf)].join(' ')
  return copy
}

/** A value as a part of a name, which may not hold everything a value may. */
const wordOf = (value: string) => value.replaceAll(/[^\p{L}\p{N}._+-]+/gu, ' ').trim()
