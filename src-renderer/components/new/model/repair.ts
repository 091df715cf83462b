import { experimentSpec } from '../../../../src-engine/spec/experiment-spec.ts'
import { alternativesOf, infoOf, schemaAt } from '../../../../src-engine/spec/schema-at.ts'
import * as z from 'zod'
import { accepts, type CellKind } from './cell-kind.ts'
import { cellText, parseNumber } from './cell-text.ts'
import { valueAt, type Draft, type Path } from './json.ts'

/** A value that would be right, where it is plain which one was meant. */
export interface Repair {
  /** "Use 0.8" */
  readonly label: string
  readonly value: unknown
}

/**
 * The repair for what stands at a path of a draft; null where none is obvious.
 *
 * @param message what is wrong with it: of a bound that only the data know, it says which
 */
export function repairOf(
  draft: Draft,
  path: Path,
  value: unknown,
  kind: CellKind,
  message: string
): Repair | null {
  const schema = schemaAt(experimentSpec, path, draft)
  if (!schema) return null
  const number = typeof value === 'string' ? meantNumber(value) : typeof value === 'number' ? value : null
  const bound = /expected at most (\d+)/.exec(message)
  const candidates = [
    ...(bound ? [Number(bound[1])] : []),
    ...(number === null ? [] : nearby(schema, number)),
    infoOf(schema)?.default,
    defaultAbove(draft, path)
  ]
  const found = candidates.find(
    (candidate) => candidate !== undefined && candidate !== value && accepts(schema, candidate)
  )
  return found === undefined ? null : { label: `Use ${cellText(kind, found)}`, value: found }
}

/** What the default of the section that the field is in has there: of `split.fraction`, 0.2. */
function defaultAbove(draft: Draft, path: Path): unknown {
  const section = schemaAt(experimentSpec, path.slice(0, -1), draft)
  return section ? valueAt(infoOf(section)?.default, path.slice(-1)) : undefined
}

/** Rounded and brought within the bounds. Nothing is near infinity. */
function nearby(schema: z.core.$ZodType, number: number): number[] {
  if (!Number.isFinite(number)) return []
  const bounds = alternativesOf(schema).flatMap((it) =>
    it instanceof z.ZodNumber ? [{ min: it.minValue ?? -Infinity, max: it.maxValue ?? Infinity }] : []
  )
  const clamped = bounds.map(({ min, max }) => Math.min(Math.max(number, min), max))
  return [number, Math.round(number), ...clamped, ...clamped.map(Math.round)]
}

/** The number behind a decimal comma, parted thousands or a percent sign. */
function meantNumber(text: string): number | null {
  const percent = /^(.*)%$/.exec(text.trim())
  if (percent) {
    const whole = meantNumber(percent[1])
    return whole === null ? null : Number((whole / 100).toPrecision(12))
  }
  const isParted = /^\s*\d{1,3}(,\d{3})+\s*$/.test(text) && !/^\s*0,/.test(text)
  return parseNumber(isParted ? text.replaceAll(',', '') : text.replace(',', '.'))
}
