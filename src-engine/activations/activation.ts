import type { Method } from '../method.ts'
import type { ActivationKernelName } from '../simd/kernels.ts'

/** A hidden unit's function of its weighted sum z, in float64. */
export interface ActivationFunction {
  /** a = f(z) */
  value(z: number): number
  /** da/dz */
  derivative(z: number): number
  /** Where the derivative jumps: a gradient check may not step across. */
  readonly kinks: readonly number[]
}

/** How the fast engine works it out. */
type ActivationKernel =
  /** max(0, z), which comes with the listing of the non-zeros. */
  | 'relu'
  /** A kernel of assembly/activations.ts, with its parameter (0 where it has none). */
  | { readonly name: ActivationKernelName; readonly parameter: number }

/** What a hidden layer does to each of its values. */
export interface Activation<Options extends { id: string }> extends Method<Options> {
  readonly id: Options['id']
  /** The reference maths. */
  of(options: Options): ActivationFunction
  kernel(options: Options): ActivationKernel
}
