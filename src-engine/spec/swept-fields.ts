import { experimentSpec, type ExperimentSpec } from './experiment-spec.ts'
import { runSpecOf } from './run-spec.ts'
import { infoOf, schemaAt } from './schema-at.ts'
import { pathInArm } from './set-field.ts'

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
  const leaves = others.map((arm) => new Map(leavesOf(runSpecOf(spec, arm))))
  const paths = [...new Set(leaves.flatMap((leaf) => [...leaf.keys()]))]
  const differing = paths.filter((path) => new Set(leaves.map((leaf) => leaf.get(path))).size > 1)
  const fields = ofSweep(spec, differing).map((path) => {
    const values = leaves.map((leaf) => leaf.get(path))
    if (!areNumbers(values) && !areWords(values)) return null
    const levels = [...new Set<Level>(values)]
    if (areNumbers(levels)) levels.sort((a, b) => a - b)
    const valueOf = new Map(others.map(({ name }, i) => [name, values[i]]))
    return { path, label: labelOf(path, spec), valueOf, levels }
  })
  return fields.some((field) => field === null) ? [] : fields.filter((field) => field !== null)
}

/** The one field that an experiment sweeps over three numbers or more; null where it sweeps others, or none. */
export function sweptNumber(spec: ExperimentSpec): SweptField | null {
  const [field, ...more] = sweptFields(spec)
  const isOne = more.length === 0 && (field as SweptField | undefined) !== undefined
  return isOne && field.levels.length >= 3 && areNumbers(field.levels) ? field : null
}

/** Of paths in which arms differ, those that the sweep is about which made all of them; all where there is none such. */
function ofSweep({ arms, baseline, sweeps = [] }: ExperimentSpec, differing: readonly string[]): string[] {
  const sweep = sweeps.find((each) => arms.every(({ name }) => name === baseline || each.arms.includes(name)))
  if (!sweep) return [...differing]
  const swept = Object.keys(sweep.fields).map((field) => pathInArm(field).join('.'))
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
