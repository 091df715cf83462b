import type * as z from 'zod'

/** How weights begin. Biases begin at 0. */
export interface Initializer<Options extends { id: string }> {
  readonly id: Options['id']
  readonly label: string
  readonly formula: string
  readonly help: string
  readonly options: z.ZodType<Options>
  /** What a standard normal is multiplied by, for a layer with so many inputs and outputs. */
  scale(options: Options, layer: { inputs: number; outputs: number }): number
}
