import type { Engine } from '../engines/engine.ts'
import { BadInput } from '../bad-input.ts'
import { HEAD_BYTES, type EarlyStopping } from './early-stopping.ts'

/**
 * All that training has changed, as a checkpoint keeps it: the engine's state and, behind it, that of early stopping.
 * @param into what an earlier call for this run returned, which may be written over: else a long run leaves as many
 *   copies behind as it has epochs
 */
export function saveRunState(engine: Engine, stopping: EarlyStopping | null, into?: Uint8Array): Uint8Array {
  if (stopping === null) return engine.saveState(into)
  const ofEngine = engine.saveState()
  const ofStopping = stopping.saveState()
  const saved = new Uint8Array(ofEngine.length + ofStopping.length)
  saved.set(ofEngine)
  saved.set(ofStopping, ofEngine.length)
  return saved
}

/**
 * Goes on where a run was saved.
 * @throws BadInput when the state is of another size than this lab saves
 */
export function restoreRunState(saved: Uint8Array, engine: Engine, stopping: EarlyStopping | null): void {
  const ofEngine = engine.saveState().length
  const sizes = stopping === null ? [ofEngine] : [ofEngine + HEAD_BYTES, 2 * ofEngine + HEAD_BYTES]
  if (!sizes.includes(saved.length)) {
    throw new BadInput(
      `expected a checkpoint of ${sizes.join(' or ')} bytes, ${saved.length} came: another version of the lab wrote it; run the experiment again`
    )
  }
  engine.restoreState(saved.slice(0, ofEngine))
  stopping?.restoreState(saved.slice(ofEngine))
}
