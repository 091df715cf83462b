import { expect, it } from 'vitest'
import { openTestStore } from './open-test-store.ts'
import { smallSpec } from './small-spec.ts'

it('seeds that experiments were given are told of each and of one, the oldest first', () => {
  const store = openTestStore()
  const [first, second, without] = ['a', 'b', 'c'].map((name) =>
    store.experiments.insert(smallSpec({ name }), 'hash')
  )
  store.seedAdditions.insert(first, [10, 11])
  store.seedAdditions.insert(second, [5])
  store.seedAdditions.insert(first, [12])
  const seedsOf = (additions: readonly { seeds: readonly number[] }[]) => additions.map(({ seeds }) => seeds)
  expect(seedsOf(store.seedAdditions.ofExperiment(first))).toEqual([[10, 11], [12]])
  expect(seedsOf(store.seedAdditions.ofExperiment(without))).toEqual([])
  expect(store.seedAdditions.byExperiment()).toEqual(
    new Map([first, second].map((id) => [id, store.seedAdditions.ofExperiment(id)]))
  )
})
