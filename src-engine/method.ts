import type * as z from 'zod'

/**
 * What every method of the catalog says of itself: the schema, the forms, the command line, the docs page and the tests
 * are made of it. Its options are described by `field()`.
 */
export interface Method<Options = unknown> {
  /** What a spec calls it. */
  readonly id: string
  readonly label: string
  readonly formula: string
  readonly help: string
  /** The paper it comes from. */
  readonly source: string
  readonly options: z.ZodType<Options>
}
