/** What a hidden layer does to each of its values. */
export interface Activation {
  readonly id: string
  readonly label: string
  readonly formula: string
  readonly help: string
  /** a = f(z) */
  value(z: number): number
  /** da/dz */
  derivative(z: number): number
  /** Where the derivative jumps: a gradient check may not step across. */
  readonly kinks: readonly number[]
}
