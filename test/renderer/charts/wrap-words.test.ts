import { expect, test } from 'vitest'
import { wrapWords } from '../../../src-renderer/charts/drawing/wrap-words.ts'

test('a name is broken between words, and a word only where it is longer than a line', () => {
  expect(wrapWords('L2 0.01', 24)).toEqual(['L2 0.01'])
  expect(wrapWords('lambda 10 of a long sweep of forty', 14)).toEqual([
    'lambda 10 of a',
    'long sweep of',
    'forty'
  ])
  expect(wrapWords('a verylongwordindeed', 8)).toEqual(['a', 'verylong', 'wordinde', 'ed'])
})
