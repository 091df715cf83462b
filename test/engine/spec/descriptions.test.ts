import type * as z from 'zod'
import { describe, expect, it } from 'vitest'
import { experimentSpec } from '../../../src-engine/spec/experiment-spec.ts'
import { elementOf, fieldsOf, infoOf } from '../../../src-engine/spec/schema-at.ts'

/** Fields that hold no other fields and have no description. */
function undescribed(schema: z.core.$ZodType, path: string): string[] {
  const element = elementOf(schema)
  const inside = fieldsOf(schema) ?? (element && fieldsOf(element))
  if (!inside) return infoOf(schema) || path.endsWith('.id') ? [] : [path]
  return Object.entries(inside).flatMap(([key, child]) => undescribed(child, `${path}.${key}`))
}

describe("the spec's descriptions", () => {
  it('cover every field (an "id" that picks a method is described with the method)', () => {
    expect(undescribed(experimentSpec, 'spec')).toEqual([])
  })
})
