import { describe, expect, it } from 'vitest'
import { parseExperimentSpec } from '../../../../src-engine/spec/parse-spec.ts'
import { remarks } from '../../../../src-engine/statistics/honesty/check.ts'
import { resultChecks, type ResultFacts } from '../../../../src-engine/statistics/honesty/result-checks.ts'
import { freshSeeds, specChecks } from '../../../../src-engine/statistics/honesty/spec-checks.ts'
import { labRandomness } from '../../../../src-engine/training/run-randomness.ts'

const specWith = (change: object = {}) =>
  parseExperimentSpec({ specVersion: 1, name: 'x', arms: [{ name: 'baseline' }, { name: 'b' }], ...change })

const remarksOn = (change: object) => remarks(specChecks(specWith(change)))

describe('the checks of a spec', () => {
  it('find nothing in the defaults', () => {
    const checks = specChecks(specWith())
    expect(remarks(checks)).toEqual([])
    expect(checks.map(({ id }) => id)).toEqual([
      'scaler',
      'dropout-scheme',
      'pairing',
      'seed-count',
      'chosen-epoch'
    ])
  })

  it.each([
    ['scaler', { preprocessing: { scaling: 'standardize-on-all' } }, 'all arms'],
    [
      'scaler',
      { arms: [{ name: 'baseline' }, { name: 'b', preprocessing: { scaling: 'standardize-on-all' } }] },
      'in b:'
    ],
    [
      'dropout-scheme',
      {
        arms: [
          { name: 'baseline' },
          { name: 'b', regularization: { dropout: { keep: 0.8, scheme: 'tutorial' } } }
        ]
      },
      'In b: masks come after'
    ],
    ['pairing', { random: 'numpy-legacy' }, 'one stream'],
    ['seed-count', { seeds: [0, 1, 2, 3, 4] }, 'the smallest p is 0.0625'],
    ['seed-count', { seeds: [7] }, 'One seed an arm'],
    ['chosen-epoch', { decision: { epoch: 'best-test' } }, 'Optimistic: chosen on the test set'],
    ['nothing-varies', { varies: { init: false, order: false } }, '10 seeds an arm are one run']
  ])('doubt the %s of %j, with a fix that leaves nothing to doubt', (id, change, words) => {
    const [remark, ...others] = remarksOn(change)
    expect(others).toEqual([])
    expect(remark).toMatchObject({ id, severity: 'doubt' })
    expect(remark.sentence).toContain(words)
    if (remark.fix === null) throw new Error('expected a fix')
    expect(remarks(specChecks(parseExperimentSpec(remark.fix)))).toEqual([])
  })

  it('count the seeds that came after launch, which the result is over, too', () => {
    const doubtsOf = (change: object, seedsAdded: number) =>
      remarks(specChecks(specWith(change), seedsAdded)).map(({ sentence }) => sentence)
    expect(doubtsOf({ seeds: [7] }, 9)).toEqual([])
    expect(doubtsOf({ seeds: [7] }, 2)).toEqual([
      'With 3 seeds no rank or permutation test can reach 0.05: the smallest p is 0.25.'
    ])
    expect(doubtsOf({ seeds: [7], varies: { init: false, order: false } }, 9)).toEqual([
      expect.stringContaining('10 seeds an arm are one run')
    ])
  })

  it('promise the same batch order only to arms that train on as many rows', () => {
    const orderOf = (rows: number) => [...labRandomness(3).order(1, rows)].filter((row) => row < 20)
    expect(orderOf(20)).toEqual(orderOf(20))
    expect(orderOf(20)).not.toEqual(orderOf(40))
    const pairing = specChecks(specWith()).find(({ id }) => id === 'pairing')
    expect(pairing?.sentence).toContain('where they train on as many rows the same batch order')
  })

  it('never change the spec they look at', () => {
    const spec = specWith({ preprocessing: { scaling: 'standardize-on-all' }, seeds: [1] })
    const before = JSON.stringify(spec)
    specChecks(spec)
    expect(JSON.stringify(spec)).toBe(before)
  })

  it('pass an epoch that a validation part chooses', () => {
    expect(remarksOn({ decision: { epoch: 'best-validation' }, dataset: { validation: 0.1 } })).toEqual([])
  })

  it('note how lambda is meant', () => {
    const arms = [{ name: 'baseline' }, { name: 'L2', regularization: { l2: { lambda: 0.01 } } }]
    const [note] = remarksOn({ arms })
    expect(note).toMatchObject({ id: 'lambda-convention', severity: 'note', fix: null })
    expect(note.sentence).toContain('0.01 here is 0.02 there')
  })

  it('fill up the seeds with new ones', () => {
    const [{ fix }] = remarksOn({ seeds: [3, 7] })
    expect(fix?.seeds).toEqual([3, 7, 8, 9, 10, 11, 12, 13, 14, 15])
    expect(freshSeeds(specWith({ seeds: [0, 2, 2 ** 32 - 1] }), 3)).toEqual([1, 3, 4])
  })
})

describe('the checks of a result', () => {
  const spec = specWith({ seeds: [0, 1] })
  const run = (arm: string, seed: number, status = 'done', dataHash = 'h') => ({
    arm,
    seed,
    status,
    dataHash
  })
  const facts: ResultFacts = {
    runs: [run('baseline', 0), run('baseline', 1), run('b', 0), run('b', 1)],
    seedsAdded: []
  }
  const remarksOnResult = (change: Partial<ResultFacts>) =>
    remarks(resultChecks(spec, { ...facts, ...change }))

  it('find nothing where all went as decided', () => {
    expect(remarksOnResult({})).toEqual([])
  })

  it('doubt seeds that were added after a look, and offer as many that nobody has seen', () => {
    const [remark] = remarksOnResult({ seedsAdded: [2, 3, 4] })
    expect(remark.sentence).toMatch(/^3 came after launch\. .* 16 %/)
    expect(remark.fix?.seeds).toEqual([5, 6, 7, 8, 9])
  })

  it('name runs that diverged, and arms that have fewer runs for it', () => {
    const runs = [...facts.runs.slice(0, 3), run('b', 1, 'diverged')]
    expect(
      remarksOnResult({ runs }).map(({ title, sentence }) => [title, sentence.split(/[:.]/)[0]])
    ).toEqual([
      ['A run diverged', 'b, seed 1'],
      ['Arms have unequal numbers of runs', 'Done are']
    ])
  })

  it('count runs that diverged when there are many', () => {
    const runs = [0, 1, 2, 3, 4].map((seed) => run('b', seed, 'diverged'))
    const [{ title, sentence }] = remarksOnResult({ runs })
    expect(title).toBe('5 runs diverged')
    expect(sentence).toMatch(/^b, seed 0; b, seed 1; b, seed 2 and 2 more: /)
  })

  it('doubt runs on different data', () => {
    const runs = [...facts.runs.slice(0, 3), run('b', 1, 'done', 'other')]
    expect(remarksOnResult({ runs })).toMatchObject([{ id: 'one-dataset', severity: 'doubt', fix: null }])
  })
})
