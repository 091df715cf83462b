import type { Method } from '../method.ts'

/** Where in its training a run is when it takes a gradient step. */
interface StepPlace {
  /** Counted from 0 through the whole run. */
  readonly step: number
  readonly stepsPerEpoch: number
  readonly epochs: number
}

/** How the learning rate changes while a network trains. */
export interface Schedule<Options extends { id: string }> extends Method<Options> {
  readonly id: Options['id']
  /** What the learning rate is multiplied by. */
  factor(options: Options, place: StepPlace): number
}
