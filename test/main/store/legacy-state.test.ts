import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NumpyLegacy } from '../../../src-engine/random/numpy-legacy.ts'
import { decodeLegacyState, encodeLegacyState } from '../../../src-main/store/legacy-state.ts'
import { addRun } from './add-run.ts'
import { openTestStore } from './open-test-store.ts'

/** A generator somewhere in its stream: an odd number of normals leaves one waiting. */
function generatorAt(seed: number, words: number, normals: number): NumpyLegacy {
  const generator = new NumpyLegacy(seed)
  for (let i = 0; i < words; i++) generator.nextUint32()
  for (let i = 0; i < normals; i++) generator.randn()
  return generator
}

describe('the state of the legacy generator as bytes', () => {
  it('comes back as it was, from any place in the stream, with and without a normal waiting', () => {
    const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 })
    fc.assert(
      fc.property(seed, fc.nat(1300), fc.nat(3), (from, words, normals) => {
        const state = generatorAt(from, words, normals).saveState()
        expect(state.waitingNormal !== null).toBe(normals % 2 === 1)
        expect(decodeLegacyState(encodeLegacyState(state))).toEqual(state)
      })
    )
  })

  it('is read from the midst of a larger buffer, as SQLite may give it', () => {
    const state = generatorAt(5, 100, 1).saveState()
    const bytes = encodeLegacyState(state)
    const larger = new Uint8Array(bytes.length + 11)
    larger.set(bytes, 3)
    expect(decodeLegacyState(larger.subarray(3, 3 + bytes.length))).toEqual(state)
  })

  it('goes on with the same numbers after a way through the store, the waiting normal first', () => {
    const store = openTestStore()
    const { runId, ownerId } = addRun(store)
    const generator = generatorAt(42, 700, 3)
    store.runs.start(runId, ownerId, generator.saveState())
    const startState = store.runs.get(runId)?.startState
    if (!startState) throw new Error('expected a state')
    const restored = NumpyLegacy.fromState(startState)
    for (let i = 0; i < 700; i++) {
      expect(restored.randn()).toBe(generator.randn())
      expect(restored.nextUint32()).toBe(generator.nextUint32())
    }
  })
})
