import { describe, expect, it } from 'vitest'
import { addRun } from './add-run.ts'
import { openTestStore } from './open-test-store.ts'

/** A store with the experiments e1 and e2, of one run each. */
function twoExperiments() {
  const store = openTestStore()
  const [first, second] = [addRun(store), addRun(store)]
  return { store, first, second }
}

describe('experiments and runs that are picked together', () => {
  it('are all there, or the first that is not is named', () => {
    const { store } = twoExperiments()
    expect(store.targets.missing(['e1', 'r1', 'e2', 'r2'])).toBeNull()
    expect(store.targets.missing(['e1', 'e7', 'r2'])).toBe('e7')
    expect(store.targets.missing(['e1', 'r2', 'r9', 'r8'])).toBe('r9')
    expect(store.targets.missing([])).toBeNull()
  })

  it('lie in the bin together, and come out of it as they were', () => {
    const { store } = twoExperiments()
    const before = store.runLines.all()
    store.targets.discard(['e1', 'r2'])
    expect(store.experiments.list().map(({ id }) => id)).toEqual(['e2'])
    expect(store.runs.get('r2')).toBeNull()
    expect(store.targets.missing(['e2', 'r2'])).toBe('r2')
    expect(store.targets.notInBin(['e1', 'r2'])).toBeNull()
    expect(store.targets.notInBin(['e1', 'e2'])).toBe('e2')
    store.targets.restore(['e1', 'r2'])
    expect(store.runLines.all()).toEqual(before)
  })

  it('are told by experiment, in the order those are first named: some runs, or all', () => {
    const { store } = twoExperiments()
    const all = (targets: Parameters<typeof store.targets.byExperiment>[0]) => [
      ...store.targets.byExperiment(targets)
    ]
    expect(all(['r2', 'r1', 'r2'])).toEqual([
      ['e2', new Set(['r2'])],
      ['e1', new Set(['r1'])]
    ])
    expect(all(['r1', 'e1', 'r9'])).toEqual([['e1', 'all']])
    expect(all(['e1', 'r1'])).toEqual([['e1', 'all']])
    expect(store.targets.experimentsOf(['r2', 'e1', 'r1'])).toEqual(['e2', 'e1'])
  })

  it('have the runs that wait or train, each once', () => {
    const { store, first, second } = twoExperiments()
    store.runs.start('r1', first.ownerId, null)
    expect(store.targets.unfinishedRuns(['e1', 'r1', 'r2'])).toEqual(['r1', 'r2'])
    store.runs.end(['r2'], second.ownerId, 'cancelled')
    expect(store.targets.unfinishedRuns(['e1', 'e2', 'r1', 'r2'])).toEqual(['r1'])
    expect(store.targets.unfinishedRuns(['e2'])).toEqual([])
  })
})
