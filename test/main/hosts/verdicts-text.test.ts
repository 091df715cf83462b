import { describe, expect, it } from 'vitest'
import { parseExperimentSpec } from '../../../src-engine/spec/parse-spec.ts'
import { remarksText, verdictsText } from '../../../src-main/hosts/cli/show/verdicts.ts'
import { compared, moved, tenAccuracies as baseline } from '../../engine/statistics/made-up-runs.ts'

const specWith = (change: object = {}) =>
  parseExperimentSpec({ specVersion: 1, name: 'x', arms: [{ name: 'baseline' }, { name: 'L2' }], ...change })
const none = new Map()

describe('the verdicts as text', () => {
  it('say what was decided and what varied, then each arm by itself', () => {
    const arms = { baseline, L2: moved(baseline, [-0.01, -0.011]), dropout: moved(baseline, [0.001, -0.001]) }
    const lines = verdictsText(compared(arms), none, specWith())
    expect(lines.slice(0, 4)).toEqual([
      '',
      'Verdict on test accuracy, varies: init, order; split fixed; too small to matter: 0.50 pp',
      '',
      'L2: Hurts: −1.05 pp [−1.09, −1.01] 95 % interval'
    ])
    expect(lines.filter((line) => !line.startsWith(' ')).at(-1)).toBe(
      'dropout: Same: 0.00 pp [−0.08, 0.08] 95 % interval'
    )
  })

  it('set what somebody claims beside the arm that it is about', () => {
    const claim = { difference: 0.015, source: 'the tutorial', arm: 'dropout' }
    const [L2, dropout] = ['L2', 'dropout'].map((name) => ({ name }))
    const spec = specWith({ claim, arms: [{ name: 'baseline' }, L2, dropout] })
    const arms = { baseline, L2: moved(baseline, [0.01, 0.02]), dropout: moved(baseline, [0.01, 0.03]) }
    const lines = verdictsText(compared(arms), none, spec)
    const heads = lines.filter((line) => /^\w+: Helps|Claimed/.test(line)).map((line) => line.slice(0, 26))
    expect(heads).toEqual([
      'L2: Helps: +1.50 pp [1.12,',
      'dropout: Helps: +2.00 pp [',
      '  Claimed: +1.50 pp (the t'
    ])
  })

  it('say once what limits several arms', () => {
    const few = baseline.slice(0, 4)
    const arms = { baseline: few, L2: moved(few, [0.01, 0.02]), dropout: moved(few, [0.03, 0.01]) }
    const limits = verdictsText(compared(arms), none, specWith()).filter((line) => line.includes('can reach'))
    expect(limits).toEqual([
      'With 4 seeds no rank or permutation test can reach 0.05: the smallest p is 0.125.'
    ])
  })

  it('tell of two models apart from the question of how to train', () => {
    const models = new Map([['L2', { b: 23, c: 9, p: 0.0201 }]])
    const lines = verdictsText(compared({ baseline: [0.937], L2: [0.923] }), models, specWith())
    expect(lines).toContain(
      '  These two models: 9 test rows only L2 has right, 23 only baseline (McNemar, p = 0.020). That says nothing of training again.'
    )
  })

  it('are silent where nothing is finished', () => {
    expect(verdictsText(compared({ baseline, L2: [] }), none, specWith())).toEqual([])
  })
})

describe('the remarks as text', () => {
  const check = (id: string, severity: 'passed' | 'doubt') => ({
    id,
    severity,
    title: id,
    sentence: 'So.',
    fix: null
  })

  it('are the checks that found something, but for the seeds, of which the verdicts tell', () => {
    expect(remarksText([check('a', 'passed'), check('b', 'doubt'), check('seed-count', 'doubt')])).toEqual([
      '',
      'b. So.'
    ])
    expect(remarksText([check('a', 'passed')])).toEqual([])
  })
})
