import type { Engine } from '../engines/engine.ts'
import type { RunSpec } from '../spec/run-spec.ts'
import { activeRegularizers } from './active-regularizers.ts'

/** Bytes of its own numbers in a saved state: the measured epochs waited, the best loss. Behind them: the engine's best state. */
export const HEAD_BYTES = 16

/** Ends a run whose validation loss no longer falls, and gives it back its best weights. */
export class EarlyStopping {
  readonly #engine: Engine
  readonly #patience: number
  readonly #leastImprovement: number
  #waited = 0
  #best: { readonly loss: number; readonly state: Uint8Array } | null = null

  constructor(engine: Engine, options: { readonly patience: number; readonly leastImprovement: number }) {
    this.#engine = engine
    this.#patience = options.patience
    this.#leastImprovement = options.leastImprovement
  }

  /** Whether training is to end. */
  get isOver(): boolean {
    return this.#waited >= this.#patience
  }

  /** Takes note of the validation loss (finite) of the epoch that was just trained. */
  observe(loss: number): void {
    const toBeat = this.#best === null ? Infinity : this.#best.loss - this.#leastImprovement
    if (loss < toBeat) {
      this.#best = { loss, state: this.#engine.saveState() }
      this.#waited = 0
    } else this.#waited++
  }

  /** Puts the best weights back. */
  restoreBest(): void {
    if (this.#best) this.#engine.restoreState(this.#best.state)
  }

  saveState(): Uint8Array {
    const state = this.#best?.state ?? new Uint8Array(0)
    const saved = new Uint8Array(HEAD_BYTES + state.length)
    new Float64Array(saved.buffer, 0, 2).set([this.#waited, this.#best?.loss ?? NaN])
    saved.set(state, HEAD_BYTES)
    return saved
  }

  restoreState(bytes: Uint8Array): void {
    const [waited, loss] = new Float64Array(bytes.slice(0, HEAD_BYTES).buffer)
    this.#waited = waited
    this.#best = Number.isNaN(loss) ? null : { loss, state: bytes.slice(HEAD_BYTES) }
  }
}

/** The early stopping that a spec asks for; null where it asks for none. */
export function earlyStoppingOf(spec: RunSpec, engine: Engine): EarlyStopping | null {
  const { earlyStopping } = activeRegularizers(spec.regularization)
  return earlyStopping === undefined ? null : new EarlyStopping(engine, earlyStopping)
}
