import { BadInput } from '../../src-engine/bad-input.ts'

/** What there is to say or do for a problem to go: a form has a field or a button for it, a terminal an option. */
export type Remedy =
  | 'label column'
  | 'first line'
  | 'classes'
  | 'add data set'
  | 'remove data set'
  | 'list experiments'
  | 'list runs'
  | 'data folder'

/** A BadInput whose message says what to do in words that hold for every door; a door may add where it is done there. */
export class Mendable extends BadInput {
  readonly remedy: Remedy

  constructor(message: string, remedy: Remedy, options?: ErrorOptions) {
    super(message, options)
    this.remedy = remedy
  }
}
