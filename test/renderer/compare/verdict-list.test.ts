import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { parseExperimentSpec } from '../../../src-engine/spec/parse-spec.ts'
import { experimentId } from '../../../src-main/contract/ids.ts'
import { comparisonModel } from '../../../src-renderer/components/compare/model/comparison-model.ts'
import { forestOf } from '../../../src-renderer/components/compare/model/forest.ts'
import VerdictList from '../../../src-renderer/components/compare/VerdictList.vue'
import { compared, moved, tenAccuracies as baseline } from '../../engine/statistics/made-up-runs.ts'
import { experiment } from './experiments.ts'

/** The list for arms with these accuracies. */
function open(accuracies: Record<string, readonly number[]>, claim?: object) {
  const arms = Object.keys(accuracies)
  const line = experiment(1, 1, { arms })
  const spec = parseExperimentSpec({ ...line.spec, ...(claim && { claim }) })
  const model = comparisonModel([experimentId(1)], [{ ...line, spec }])
  if (!model) throw new Error('nothing to compare')
  const verdicts = compared(accuracies)
  const answers = model.groups.slice(1).flatMap(({ label, style }) => {
    const verdict = verdicts.find(({ arm }) => arm === label)
    return verdict ? [{ verdict, armStyle: style, pairsToCome: null }] : []
  })
  const forest = forestOf(model, verdicts)
  return mount(VerdictList, {
    props: { answers, forest, varies: { varies: ['init'], fixed: ['split'] }, source: 'a paper' }
  })
}
const arms = { baseline, L2: moved(baseline, [-0.02, -0.022]), dropout: moved(baseline, [-0.001, 0.001]) }

test('what came of all arms stands first, then each with its numbers and a strip', () => {
  const list = open(arms)
  expect(list.get('.headline').text()).toBe('None of 2 arms helps: 1 hurts, 1 is the same')
  const lines = list.findAll('[data-testid="verdicts"] > li').map((line) => line.get('button').text())
  expect(lines[0]).toMatch(/^L2\s*Hurts\s*−2\.10 pp\s*\[−2\.18, −2\.02\]/)
  expect(list.findAll('[data-testid="arm-strip"]')).toHaveLength(2)
  expect(list.text()).toContain('says nothing about other test rows')
})

test('the reasons behind a verdict are there on demand', async () => {
  const list = open(arms)
  const button = list.get('[data-testid="verdicts"] button')
  expect(list.text()).not.toContain('in 10 paired seeds')
  await button.trigger('click')
  expect(button.attributes('aria-expanded')).toBe('true')
  expect(list.text()).toContain('L2 lowers test accuracy: 0 wins, 0 ties and 10 losses in 10 paired seeds.')
  expect(list.text()).toContain('adjusted for 2 arms (Holm)')
})

test('a claim is a mark on the strip of its arm alone', () => {
  const list = open(arms, { difference: 0.015, source: 'a paper', arm: 'dropout' })
  const strips = list.findAll('[data-testid="arm-strip"]')
  expect(strips.map((strip) => strip.find('[data-testid="claim"]').exists())).toEqual([false, true])
  expect(strips[1].text()).toContain('claim +1.50')
})

test('of very many arms the first are shown, and all on demand', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 20 }, (_, i) => [`arm ${i}`, moved(baseline, [i / 1000, 0])])
  )
  const list = open({ baseline, ...many })
  const count = () => list.findAll('[data-testid="verdicts"] > li').length
  expect(count()).toBe(16)
  await list.get('[data-testid="all-arms"]').trigger('click')
  expect(count()).toBe(20)
})

test('before a pair is finished there is no answer yet', () => {
  expect(open({ baseline, L2: [], dropout: [] }).get('.headline').text()).toBe('No answer yet')
})
