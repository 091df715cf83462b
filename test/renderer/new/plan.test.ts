import { describe, expect, it } from 'vitest'
import { parseExperimentSpec } from '../../../src-engine/spec/parse-spec.ts'
import {
  addArm,
  armNames,
  columnsOf,
  duplicateArm,
  makeBaseline,
  moveArm,
  removeArm,
  renameArm
} from '../../../src-renderer/components/new/model/arms.ts'
import { checksOf } from '../../../src-renderer/components/new/model/checks.ts'
import {
  seedsText,
  splitsPerSeed,
  withSeedCount,
  withSeedsText,
  withSplitPerSeed
} from '../../../src-renderer/components/new/model/seeds.ts'
import { rangeWords } from '../../../src-renderer/components/new/model/summary.ts'
import { preset } from './drafts.ts'

describe('arms', () => {
  const draft = preset('tutorial')

  it('the baseline is the first column wherever it stands in the spec', () => {
    expect(columnsOf(draft)).toEqual([1, 0])
    expect(columnsOf(makeBaseline(draft, 0))).toEqual([0, 1])
  })

  it('a new arm is what the baseline is', () => {
    const added = parseExperimentSpec(addArm(draft))
    expect(added.arms[2]).toEqual({ name: 'arm 3', regularization: {} })
  })

  it('a copy has a name of its own and stands behind its original', () => {
    expect(armNames(duplicateArm(draft, 0))).toEqual(['regularized', 'regularized 2', 'baseline'])
  })

  it('the baseline stays the baseline when it is renamed', () => {
    expect(renameArm(draft, 1, 'plain').baseline).toBe('plain')
    expect(renameArm(draft, 0, 'plain').baseline).toBe('baseline')
  })

  it('when the baseline goes another takes its place, and the last arm stays', () => {
    const left = removeArm(draft, 1)
    expect(left.baseline).toBe('regularized')
    expect(removeArm(left, 0)).toEqual(left)
  })

  it('arms move among themselves behind the baseline', () => {
    const three = addArm(draft)
    expect(armNames(moveArm(three, 0, 1))).toEqual(['arm 3', 'baseline', 'regularized'])
    expect(moveArm(three, 0, -1)).toEqual(three)
    expect(moveArm(three, 1, 1)).toEqual(three)
  })
})

describe('seeds', () => {
  it.each(['0..9', '7', '1, 5', '0..4, 10, 12..14'])('%j is read and written the same', (text) => {
    expect(seedsText(withSeedsText({}, text))).toBe(text)
  })

  it('a draft that is silent has the default seeds and split', () => {
    expect(seedsText({})).toBe('0..9')
    expect(splitsPerSeed({})).toBe(false)
    expect(withSplitPerSeed({}, true).split).toEqual({ fraction: 0.2, seed: 'run' })
  })

  it('what is no list of seeds stays as it was typed', () => {
    expect(seedsText(withSeedsText({}, '0..x'))).toBe('0..x')
  })

  it('more seeds follow the highest, fewer take the last away', () => {
    expect(withSeedCount({ seeds: [3, 8] }, 4).seeds).toEqual([3, 8, 9, 10])
    expect(withSeedCount({ seeds: [3, 8, 9] }, 1).seeds).toEqual([3])
  })

  it('a split of its own for each seed can be switched on and off, but not where test rows are given', () => {
    const draft = preset('tutorial')
    expect(splitsPerSeed(draft)).toBe(false)
    expect(splitsPerSeed(withSplitPerSeed(draft, true))).toBe(true)
    expect(splitsPerSeed({ ...draft, split: 'given' })).toBeNull()
  })
})

describe('checks', () => {
  const faults = (name: string, changes: object = {}) =>
    checksOf(parseExperimentSpec({ ...preset(name), ...changes }))
      .filter(({ isGood }) => !isGood)
      .map(({ text }) => text)

  it('the corrected tutorial passes them all', () => {
    expect(faults('tutorial-corrected')).toEqual([])
  })

  it('the tutorial as written scales on test rows, has one seed and one stream', () => {
    expect(faults('tutorial')).toHaveLength(3)
  })

  it('arms that would train the same are named', () => {
    const arms = [{ name: 'a' }, { name: 'b', training: { epochs: 20 } }]
    expect(faults('tutorial-corrected', { arms, baseline: 'a' })).toEqual(['b is the same as a'])
  })
})

it('ranges are said in few words', () => {
  expect(rangeWords('a whole number 1 .. 100000')).toBe('1 to 100,000')
  expect(rangeWords('a whole number from 2, or null for all')).toBe('from 2, or all')
  expect(rangeWords('a number above 0, at most 1')).toBe('above 0, at most 1')
})
