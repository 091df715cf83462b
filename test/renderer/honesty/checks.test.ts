import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { comparedChecks } from '../../../src-renderer/components/honesty/compared-checks.ts'
import { experimentChecks } from '../../../src-renderer/components/honesty/experiment-checks.ts'
import HonestyList from '../../../src-renderer/components/honesty/HonestyList.vue'
import { experiment } from '../compare/experiments.ts'

const SEEDS = [0, 1, 2, 3, 4, 5]
const sound = experiment(1, 1, { seeds: SEEDS })
const few = experiment(2, 100, { seeds: [0, 1] })
const idsOf = (checks: readonly { id: string; severity: string }[], severity = 'doubt') =>
  checks.filter((check) => check.severity === severity).map(({ id }) => id)
const known = (line: typeof sound, dataHash: string | null = 'a') => ({
  experiment: line,
  runs: line.runs,
  dataHash
})

describe('the checks of an experiment', () => {
  it('are of what was planned and of what became of it', () => {
    expect(idsOf(experimentChecks(sound, sound.runs))).toEqual([])
    const added = { ...few, seedAdditions: [{ seeds: [1], addedAt: '2026-11-23T11:00:00.000Z' }] }
    expect(idsOf(experimentChecks(added, few.runs))).toEqual(['seed-count', 'seeds-added'])
  })

  it('do not count runs that still train as missing', () => {
    const [first, ...others] = sound.runs
    expect(idsOf(experimentChecks(sound, [{ ...first, status: 'running' }, ...others]))).toEqual([])
    expect(idsOf(experimentChecks(sound, [{ ...first, status: 'failed' }, ...others]))).toEqual([
      'equal-counts'
    ])
  })
})

describe('the checks of several experiments', () => {
  it('name the experiment that a doubt is about, and which one a fix copies', () => {
    const [doubt] = comparedChecks([known(sound), known(few)])
    expect(doubt).toMatchObject({ from: 'e2', fixId: 'seed-count', check: { title: 'e2: Too few seeds' } })
  })

  it('say whether they had the same data, once that is known', () => {
    const last = (hash: string | null) => comparedChecks([known(sound), known(few, hash)]).at(-1)?.check
    expect(last('a')).toMatchObject({ id: 'one-dataset', severity: 'passed' })
    expect(last('b')).toMatchObject({ id: 'one-dataset', severity: 'doubt' })
    expect(last(null)?.id).not.toBe('one-dataset')
  })
})

describe('the list', () => {
  it('has what is to be said with its fix, and what passed in a line until it is asked for', async () => {
    const checks = experimentChecks(few, few.runs)
    const list = mount(HonestyList, { props: { checks }, attachTo: document.body })
    expect(list.get('[data-testid="checks-passed"]').text()).toBe(
      `${idsOf(checks, 'passed').length} checks passed`
    )
    expect(list.find('dl').exists()).toBe(false)
    await list.get('[data-testid="show-passed"]').trigger('click')
    expect(list.get('dl').text()).toContain('Their hashes agree.')

    await list.get('[data-testid="fix-seed-count"]').trigger('click')
    expect(list.emitted('fix')?.[0]).toMatchObject([{ id: 'seed-count' }])
    expect(list.find('[data-testid="fix-lambda-convention"]').exists()).toBe(false)
    list.unmount()
  })
})
