import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import RunMoreSeeds from '../../../src-renderer/components/compare/RunMoreSeeds.vue'
import { experiment } from './experiments.ts'

it('says how many seeds there will be then', () => {
  const button = mount(RunMoreSeeds, { props: { experiment: experiment(1, 1), count: 8 } })
  expect(button.text()).toBe('Run 8 more seeds, 10 in all, which will be noted')
})
