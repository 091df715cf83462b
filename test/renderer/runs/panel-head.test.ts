import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import PanelHead from '../../../src-renderer/components/runs/details/PanelHead.vue'
import { experimentLine, runLine, treeOf } from './experiment-in-test.ts'

beforeEach(() => {
  setActivePinia(createPinia())
})

test('how far a row is is said in numbers as people write them, of one run as of many', () => {
  const run = runLine(1, 'baseline', 0, { status: 'cancelled', epochsDone: 1500, epochs: 20_000 })
  const [experiment] = treeOf(experimentLine([run]))
  const howFar = (node: typeof experiment | (typeof experiment.children)[0]['children'][0]) =>
    mount(PanelHead, { props: { node } }).get('.how').text()
  expect(howFar(experiment)).toContain('0 of 1 run')
  expect(howFar(experiment)).not.toContain('runs')
  expect(howFar(experiment.children[0].children[0])).toContain('epoch 1,500 of 20,000')
})
