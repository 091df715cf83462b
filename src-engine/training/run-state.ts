import type { Engine } from '../engines/engine.ts'
import type { EarlyStopping } from './early-stopping.ts'

/** All that training has changed, as a checkpoint keeps it: the engine's state and, behind it, that of early stopping. */
export function saveRunState(engine: Engine, stopping: EarlyStopping | null): Uint8Array {
  const ofEngine = engine.saveState()
  if (stopping === null) return ofEngine
  const ofStopping = stopping.saveState()
  const saved = new Uint8Array(ofEngine.length + ofStopping.length)
  saved.set(ofEngine)
  saved.set(ofStopping, ofEngine.length)
  return saved
}

export function restoreRunState(saved: Uint8Array, engine: Engine, stopping: EarlyStopping | null): void {
  const ofEngine = engine.saveState().length
  engine.restoreState(saved.slice(0, ofEngine))
  stopping?.restoreState(saved.slice(ofEngine))
}
