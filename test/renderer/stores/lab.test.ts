import { expect, it } from 'vitest'
import { lengthened } from '../../../src-renderer/stores/lab.ts'

it('a line of waiting runs keeps its order, without those that had their turn; who comes again stands behind', () => {
  const isWaiting = (id: string) => id !== 'r1'
  expect(lengthened([], ['r1', 'r2', 'r3'], isWaiting)).toEqual(['r1', 'r2', 'r3'])
  expect(lengthened(['r1', 'r2', 'r3', 'r4'], ['r3', 'r5'], isWaiting)).toEqual(['r2', 'r4', 'r3', 'r5'])
})
