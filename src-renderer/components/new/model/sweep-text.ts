import { BadInput } from '../../../../src-engine/bad-input.ts'
import { MOST_ARMS, sweptValues } from '../../../../src-engine/spec/sweep.ts'
import type { FormRow } from './form-rows.ts'

/* A sweep as `--sweep` writes it, and as its editor shows it: a range with equal ratios or equal steps, or a list. */

export type Steps = 'log' | 'lin' | 'list'

export interface SweepParts {
  readonly steps: Steps
  /** Of a range, as typed. */
  readonly from: string
  readonly to: string
  readonly count: string
  /** Of a list, as typed. */
  readonly list: string
}

/** A sweep taken apart; what is missing in it is empty. */
export function partsOf(text: string): SweepParts {
  const range = /^(log|lin):([^:]*):([^:]*):([^:]*)$/.exec(text)
  if (!range) return { steps: 'list', from: '', to: '', count: '', list: text }
  const [, steps, from, to, count] = range
  return { steps: steps as Steps, from, to, count, list: '' }
}

export const textOf = ({ steps, from, to, count, list }: SweepParts) =>
  steps === 'list' ? list : `${steps}:${from.trim()}:${to.trim()}:${count.trim()}`

/** The same values, as near as may be, in another notation. */
export function withSteps(parts: SweepParts, steps: Steps): SweepParts {
  const values = valuesOf(textOf(parts))
  if (steps === 'list') return { ...parts, steps, list: values.join(', ') }
  if (parts.steps !== 'list') return { ...parts, steps }
  const numbers = values.map(Number)
  const [from, to] = [Math.min(...numbers), Math.max(...numbers)]
  const count = String(Math.max(2, values.length))
  return { ...parts, steps, from: numberText(from), to: numberText(to), count }
}

const numberText = (value: number) => (Number.isFinite(value) ? String(value) : '')

/** The values of a sweep; none while it is being typed. */
export function valuesOf(text: string): string[] {
  try {
    return sweptValues(text)
  } catch (error) {
    if (error instanceof BadInput) return []
    throw error
  }
}

/** The values in a cell's width: "0.0001 … 0.01", "ReLU, tanh". */
export function rangeText(text: string, { kind }: Pick<FormRow, 'kind'>): string {
  const values = valuesOf(text)
  if (values.length === 0) {
    const { steps, from, to } = partsOf(text)
    return steps === 'list' ? text : `${from} … ${to}`
  }
  const choices = kind.type === 'choice' ? kind.choices : []
  const shown = values.map((value) => choices.find(({ key }) => key === value)?.label ?? value)
  return shown.length <= 2 ? shown.join(', ') : `${shown[0]} … ${shown[shown.length - 1]}`
}

/** What a sweep has to be like, for one that is not. */
export function sweepRule({ steps }: SweepParts): string {
  if (steps === 'list') return 'expected different values with commas between them, such as 0.5, 0.8'
  const numbers = steps === 'log' ? 'numbers above 0' : 'numbers'
  return `expected two different ${numbers}, and 2 to ${MOST_ARMS} values`
}
