import { experimentSpec, type ArmSpec, type ExperimentSpec } from './experiment-spec.ts'
import { runSpecOf } from './run-spec.ts'
import { infoOf, schemaAt } from './schema-at.ts'
import { pathInArm } from './set-field.ts'
import type { SweepSpec } from './sweep-spec.ts'

type Level = number | string

/** A field in which the arms differ from each other, the baseline left aside. */
export interface SweptField {
  /** As a run's spec has it: "regularization.l2.lambda", "training.learningRate". */
  readonly path: string
  readonly label: string
  /** What each arm has, by its name. */
  readonly valueOf: ReadonlyMap<string, Level>
  /** Each value once: numbers from low to high, words as the arms bring them. */
  readonly levels: readonly Level[]
}

/**
 * The fields that an experiment sweeps. Where one sweep made all arms but the baseline, its fields; else those in which all
 * these arms have a number, or all a word, and not all the same. Empty where arms differ in having something at all, as one
 * with dropout differs from one with L2.
 */
export function sweptFields(spec: ExperimentSpec): SweptField[] {
  const others = spec.arms.filter(({ name }) => name !== spec.baseline)
  const sweep = spec.sweeps?.find(({ arms }) => others.every(({ name }) => arms.includes(name)))
  return fieldsOver(spec, others, sweep)
}

/** The fields in which arms differ, as in sweptFields. @param sweep that made all of them, where it is known */
function fieldsOver(spec: ExperimentSpec, arms: readonly ArmSpec[], sweep?: SweepSpec): SweptField[] {
  const leaves = arms.map((arm) => new Map(leavesOf(runSpecOf(spec, arm))))
  const paths = [...new Set(leaves.flatMap((leaf) => [...leaf.keys()]))]
  const differing = paths.filter((path) => new Set(leaves.map((leaf) => leaf.get(path))).size > 1)
  const fields = (sweep ? pathsOf(sweep, differing) : differing).map((path) => {
    const values = leaves.map((leaf) => leaf.get(path))
    if (!areNumbers(values) && !areWords(values)) return null
    const levels = [...new Set<Level>(values)]
    if (areNumbers(levels)) levels.sort((a, b) => a - b)
    const valueOf = new Map(arms.map(({ name }, i) => [name, values[i]]))
    return { path, label: labelOf(path, spec), valueOf, levels }
  })
  return fields.some((field) => field === null) ? [] : fields.filter((field) => field !== null)
}

/** The one field that an experiment sweeps over three numbers or more; null where it sweeps others, or none. */
export const sweptNumber = (spec: ExperimentSpec): SweptField | null => onlyNumber(sweptFields(spec))

/**
 * The one number that arms were swept over, be it of some arms beside others: those that the only sweep made. Null where
 * there is none.
 */
export function sweptRamp(spec: ExperimentSpec): SweptField | null {
  const [sweep, ...more] = spec.sweeps ?? []
  if (more.length > 0 || (sweep as SweepSpec | undefined) === undefined) return sweptNumber(spec)
  const arms = spec.arms.filter(({ name }) => sweep.arms.includes(name))
  return onlyNumber(fieldsOver(spec, arms, sweep))
}

function onlyNumber([field, ...more]: readonly SweptField[]): SweptField | null {
  const isOne = more.length === 0 && (field as SweptField | undefined) !== undefined
  return isOne && field.levels.length >= 3 && areNumbers(field.levels) ? field : null
}

/** Of paths in which arms differ, those that the sweep is about that made them. */
function pathsOf({ fields }: SweepSpec, differing: readonly string[]): string[] {
  const swept = Object.keys(fields).map((field) => pathInArm(field).join('.'))
  return differing.filter((path) =>
    // Of a method that is chosen, its id and not the options that come with it.
    swept.some((at) =>
      differing.includes(`${at}.id`) ? path === `${at}.id` : path === at || path.startsWith(`${at}.`)
    )
  )
}

const areNumbers = (values: readonly unknown[]): values is number[] =>
  values.every((value) => typeof value === 'number')
const areWords = (values: readonly unknown[]): values is string[] =>
  values.every((value) => typeof value === 'string')

/** What stands at the leaves; lists as text. */
function leavesOf(value: unknown, path: readonly string[] = []): [string, unknown][] {
  if (Array.isArray(value)) return [[path.join('.'), value.join('-')]]
  if (typeof value !== 'object' || value === null) return [[path.join('.'), value]]
  return Object.entries(value)
    .filter(([key]) => key !== 'ownNetwork')
    .flatMap(([key, inner]) => leavesOf(inner, [...path, key]))
}

/** A field's label, of a method the label of the field that chooses it. */
function labelOf(path: string, spec: ExperimentSpec): string {
  const keys = path.split('.').filter((key) => key !== 'id')
  const at = keys[0] === 'regularization' ? ['arms', 0, ...keys] : keys
  // As it is chosen, because methods share names of options; what chooses a method is described by the field itself.
  const schemas = [schemaAt(experimentSpec, at, spec), schemaAt(experimentSpec, at)]
  return schemas.map((schema) => schema && infoOf(schema)?.label).find(Boolean) ?? keys.at(-1) ?? path
}
