import { describe, expect, it } from 'vitest'
import { BadInput } from '../../../src-engine/bad-input.ts'
import { keyOf, parseId } from '../../../src-main/contract/ids.ts'
import { addRun, someMetrics } from './add-run.ts'
import { openTestStore, secondConnection } from './open-test-store.ts'
import { smallSpec } from './small-spec.ts'

/** Less than a store that is in no hurry waits once. */
const LIMIT_MS = 8000

const someModel = {
  weights: Uint8Array.from([0, 1, 254, 255]),
  layout: [{ name: 'W1', rows: 1, cols: 1 }],
  precision: 'float64' as const,
  weightsSha256: 'hash of the weights',
  predictions: Uint8Array.from([9, 0, 255]),
  testRowsSha256: 'hash of the test rows'
}

describe('the store', () => {
  it('gives back what it was given, in another process as well', () => {
    const store = openTestStore()
    const { experimentId, runId, ownerId } = addRun(store)
    store.runs.start(runId, ownerId, null)
    store.models.insert(runId, someModel)
    const reopened = openTestStore(store.file)
    expect(reopened.experiments.get(experimentId)?.spec).toEqual(smallSpec())
    expect(reopened.runs.get(runId)).toEqual(store.runs.get(runId))
    const model = reopened.models.get(runId)
    if (!model) throw new Error('expected a model')
    // SQLite gives bytes as a Buffer: the same bytes are what counts.
    const { weights, predictions } = model
    expect({
      ...model,
      weights: Uint8Array.from(weights),
      predictions: Uint8Array.from(predictions)
    }).toEqual(someModel)
  })

  it('deletes an experiment with all that its runs left, and nothing else', () => {
    const store = openTestStore()
    const kept = addRun(store)
    const gone = addRun(store)
    for (const { runId } of [kept, gone]) {
      store.metricPoints.append(runId, 1, someMetrics)
      store.models.insert(runId, someModel)
      store.requests.insert([runId])
    }
    const raw = secondConnection(store.file)
    raw.prepare('DELETE FROM experiments WHERE experiment_id = ?').run(keyOf(gone.experimentId))
    const count = (table: string) => raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
    expect(['experiments', 'runs', 'models', 'requests'].map(count)).toEqual([1, 1, 1, 1])
    expect(store.metricPoints.epochs(gone.runId)).toEqual([])
    expect(store.metricPoints.epochs(kept.runId)).toHaveLength(1)
    expect(raw.pragma('foreign_key_check')).toEqual([])
  })

  it('never gives an id again that was in use', () => {
    const store = openTestStore()
    const first = addRun(store)
    secondConnection(store.file).exec('DELETE FROM experiments')
    expect(store.experiments.get(first.experimentId)).toBeNull()
    const second = addRun(store)
    expect([second.experimentId, second.runId]).toEqual(['e2', 'r2'])
  })

  it('changes all or nothing in a transaction', () => {
    const store = openTestStore()
    expect(() =>
      store.transaction(() => {
        addRun(store)
        throw new Error('no')
      })
    ).toThrow('no')
    expect(store.experiments.list()).toEqual([])
  })

  it('reads a snapshot as of one moment, while another process goes on writing', () => {
    const store = openTestStore()
    const { experimentId, runId } = addRun(store)
    const other = openTestStore(store.file)
    const seen = store.snapshot(() => {
      const before = store.metricPoints.epochs(runId).length
      other.metricPoints.append(runId, 1, someMetrics)
      other.targets.discard([runId])
      return { before, runs: store.runs.ofExperiment(experimentId).length }
    })
    expect(seen).toEqual({ before: 0, runs: 1 })
    expect(store.runs.get(runId)).toBeNull()
  })

  it('tells an owner which of its runs somebody wants stopped, by themselves or with their experiment, and nobody else', () => {
    const store = openTestStore()
    const mine = addRun(store)
    const theirs = addRun(store)
    const another = addRun(store)
    store.requests.insert([mine.runId, theirs.runId, mine.experimentId])
    expect(store.requests.pendingFor(mine.ownerId)).toEqual([mine.runId])
    store.requests.insert([another.experimentId])
    expect(store.requests.pendingFor(another.ownerId)).toEqual([another.runId])
  })
})

describe('an id', () => {
  it.each(['e1', 'r7', 'e123456789'])('%s is one', (text) => {
    expect(parseId(text)).toBe(text)
  })

  it.each(['', '7', 'e0', 'e01', 'x1', 'e1 ', 'r1; DROP TABLE runs', 'R7', 'e1.5', 'e9999999999999999'])(
    '"%s" is none',
    (text) => {
      expect(() => parseId(text)).toThrow(BadInput)
    }
  )
})

describe('a store whose file another process keeps locked', () => {
  it(
    'gives up soon where somebody waits for this process to end',
    () => {
      const store = openTestStore()
      const { runId, ownerId } = addRun(store)
      const other = secondConnection(store.file)
      other.exec('BEGIN IMMEDIATE')
      store.hurry()
      const start = () => store.transaction(() => store.runs.start(runId, ownerId, null))
      for (let n = 0; n < 3; n++) expect(start).toThrow('database is locked')
      other.exec('ROLLBACK')
      expect(start()).toBe(true)
    },
    LIMIT_MS
  )
})
