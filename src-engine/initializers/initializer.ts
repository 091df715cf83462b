import type { Method } from '../method.ts'

/** How weights begin. Biases begin at 0. */
export interface Initializer<Options extends { id: string }> extends Method<Options> {
  readonly id: Options['id']
  /** What a standard normal is multiplied by, for a layer with so many inputs and outputs. */
  scale(options: Options, layer: { inputs: number; outputs: number }): number
}
