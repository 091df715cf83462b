import { golden } from './golden.ts'

interface Options {
  readonly id: string
}

/** What make_pytorch.py beside the fixture keeps of PyTorch's methods. */
interface PytorchFixture {
  readonly learning_rate: number
  readonly start: readonly number[]
  /** One a step. */
  readonly gradients: readonly (readonly number[])[]
  /** The weights after each step. */
  readonly optimizers: Record<string, { options: Options; weights: readonly (readonly number[])[] }>
  /** The learning rates of two epochs of five steps. */
  readonly schedules: Record<string, { options: Options; rates: readonly number[] }>
  readonly points: readonly number[]
  readonly activations: Record<string, { options: Options; values: number[]; derivatives: number[] }>
}

export const pytorch = golden<PytorchFixture>('pytorch')

/** The ids of a list's methods that none of the fixture's entries tries. */
export function untried(list: object, entries: Record<string, { options: Options }>): string[] {
  const tried = Object.values(entries).map(({ options }) => options.id)
  return Object.keys(list).filter((id) => !tried.includes(id))
}
