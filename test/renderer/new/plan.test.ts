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
import { withFix } from '../../../src-renderer/components/new/model/apply-fix.ts'
import { planChecks } from '../../../src-renderer/components/new/model/checks.ts'
import { expandSweeps } from '../../../src-renderer/components/new/model/expand-sweeps.ts'
import { valueAt, withValueAt, type Draft } from '../../../src-renderer/components/new/model/json.ts'
import {
  meantSeeds,
  seedsText,
  splitsPerSeed,
  withSeedCount,
  withSeedsText,
  withSplitPerSeed
} from '../../../src-renderer/components/new/model/seeds.ts'
import { sweepAt, withSweep } from '../../../src-renderer/components/new/model/sweeps.ts'
import { rangeWords } from '../../../src-renderer/components/new/model/summary.ts'
import { preset, rowOf } from './drafts.ts'

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

  it('the baseline stays the baseline when another arm is given its name', () => {
    const same = renameArm(draft, 0, 'baseline')
    expect(armNames(same)).toEqual(['baseline 2', 'baseline'])
    expect(columnsOf(same)).toEqual([1, 0])
    expect(armNames(renameArm(same, 0, 'baseline wide'))).toEqual(['baseline wide', 'baseline'])
    expect(armNames(renameArm(draft, 0, 'regularized'))).toEqual(armNames(draft))
  })

  it('a claim stays with its arm when that is renamed', () => {
    const claiming = { ...draft, claim: { difference: 0.01, source: 'a paper', arm: 'regularized' } }
    expect(renameArm(claiming, 0, 'lasso').claim).toMatchObject({ arm: 'lasso' })
    expect(renameArm(claiming, 1, 'plain').claim).toEqual(claiming.claim)
    expect(renameArm(draft, 0, 'lasso')).not.toHaveProperty('claim')
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

  it.each([
    [
      [1, 1, 5],
      [1, 5]
    ],
    [[-1, 2, 0.5], [2]],
    ['0..x', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
    [[], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]]
  ])('of %j, those that were meant are %j', (seeds, meant) => {
    expect(meantSeeds({ seeds })).toEqual(meant)
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
  const doubts = (name: string, changes: object = {}) =>
    planChecks(parseExperimentSpec({ ...preset(name), ...changes }))
      .filter(({ severity }) => severity === 'doubt')
      .map(({ title }) => title)

  it('the corrected tutorial passes them all', () => {
    expect(doubts('tutorial-corrected')).toEqual([])
  })

  it('the tutorial as written scales on test rows, has a dropout of its own, one stream and one seed', () => {
    expect(doubts('tutorial')).toEqual([
      'Scaler was fitted on test rows',
      'Not dropout as published',
      'Arms are not paired',
      'Too few seeds'
    ])
  })

  it('arms that would train the same are named', () => {
    const arms = [{ name: 'a' }, { name: 'b', training: { epochs: 20 } }]
    expect(doubts('tutorial-corrected', { arms, baseline: 'a' })).toEqual(['b is the same as a'])
  })

  it('one arm alone is not compared', () => {
    expect(doubts('tutorial-corrected', { arms: [{ name: 'a' }], baseline: 'a' })).toEqual(['One arm'])
  })
})

describe('a fix', () => {
  const fixed = (draft: Draft, id: string) => {
    const { draft: whole, origins } = expandSweeps(draft)
    const spec = parseExperimentSpec(whole)
    const fix = planChecks(spec).find((check) => check.id === id)?.fix
    if (!fix) throw new Error(`no fix of ${id}`)
    return withFix(draft, spec, fix, origins)
  }

  it.each([
    ['scaler', ['preprocessing', 'scaling'], 'standardize-on-train'],
    ['dropout-scheme', ['arms', 0, 'regularization', 'dropout', 'scheme'], 'inverted'],
    ['pairing', ['random'], 'lab'],
    ['seed-count', ['seeds'], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]]
  ])('of %s changes its field in the draft and nothing else', (id, path, value) => {
    const draft = preset('tutorial')
    const mended = fixed(draft, id)
    expect(valueAt(mended, path)).toEqual(value)
    expect(withValueAt(mended, path, valueAt(draft, path))).toEqual(draft)
  })

  it('leaves sweeps alone, but for a sweep of what it mends', () => {
    const draft = preset('tutorial')
    const scheme = rowOf(draft, 'regularization.dropout.scheme')
    const lambda = rowOf(draft, 'regularization.l2.lambda')
    const swept = withSweep(withSweep(draft, scheme, 0, 'inverted,tutorial'), lambda, 0, '0.1,0.2')
    const mended = fixed(swept, 'dropout-scheme')
    expect(sweepAt(mended, scheme, 0)).toBeUndefined()
    expect(sweepAt(mended, lambda, 0)).toBe('0.1,0.2')
  })
})

it('ranges are said in few words', () => {
  expect(rangeWords('a whole number 1 .. 100000')).toBe('1 to 100,000')
  expect(rangeWords('a whole number from 2, or null for all')).toBe('from 2, or all')
  expect(rangeWords('a number above 0, at most 1')).toBe('above 0, at most 1')
})
