import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import DropoutPanel from '../../../src-renderer/components/exercises/DropoutPanel.vue'
import L2Panel from '../../../src-renderer/components/exercises/L2Panel.vue'
import OneEpoch from '../../../src-renderer/components/exercises/OneEpoch.vue'
import YourTurn from '../../../src-renderer/components/exercises/YourTurn.vue'
import { handleKey } from '../../../src-renderer/keyboard/shortcuts.ts'

const at = (id: string) => `[data-testid="${id}"]`

describe('the L2 panel', () => {
  it('shows penalty and gradient of what is typed, as it is typed', async () => {
    const panel = mount(L2Panel)
    expect(panel.get(at('penalty')).text()).toBe('0.51')
    await panel.get(`${at('w1-3')} input`).setValue('0')
    expect(panel.get(at('penalty')).text()).toBe('0.35')
    expect(panel.get(at('gradient-w1-3')).text()).toBe('0')
  })

  it('moves a weight by 0.1 with the arrow keys', async () => {
    const panel = mount(L2Panel)
    const weight = panel.get<HTMLInputElement>(`${at('w2-0')} input`)
    await weight.trigger('keydown', { key: 'ArrowDown' })
    expect(weight.element.value).toBe('0.4')
    expect(panel.get(at('gradient-w2-0')).text()).toBe('0.008')
  })

  it('says what is wrong with a text that is no number, and keeps the last number', async () => {
    const panel = mount(L2Panel)
    await panel.get(`${at('w1-0')} input`).setValue('one')
    expect(panel.get('[role=alert]').text()).toContain('"one" was entered')
    expect(panel.get(at('penalty')).text()).toBe('0.51')
    expect(panel.get(`${at('w1-0')} input`).attributes('aria-invalid')).toBe('true')
  })

  it('says what is wrong with one weight, also after another was put right', async () => {
    const panel = mount(L2Panel)
    await panel.get(`${at('w1-0')} input`).setValue('one')
    await panel.get(`${at('w2-0')} input`).setValue('two')
    expect(panel.get('[role=alert]').text()).toContain('"two" was entered')
    await panel.get(`${at('w2-0')} input`).setValue('2')
    expect(panel.get('[role=alert]').text()).toContain('"one" was entered')
  })

  it("goes back to the tutorial's matrices, also from a text that is no number", async () => {
    const panel = mount(L2Panel)
    await panel.get(`${at('w1-3')} input`).setValue('10')
    await panel.get(`${at('w1-0')} input`).setValue('one')
    await panel.get(at('reset-matrices')).trigger('click')
    expect(panel.get(at('penalty')).text()).toBe('0.51')
    expect(panel.get<HTMLInputElement>(`${at('w1-0')} input`).element.value).toBe('1')
    expect(panel.find('[role=alert]').exists()).toBe(false)
  })
})

describe('the dropout panel', () => {
  it('draws the mask of the next seed when it is resampled, and the first one again for its seed', async () => {
    const panel = mount(DropoutPanel)
    const mask = () => panel.get(at('mask')).text()
    const first = mask()
    await panel.get(at('resample')).trigger('click')
    expect(mask()).not.toBe(first)
    await panel.get(`${at('mask-seed')} input`).setValue('0')
    expect(mask()).toBe(first)
  })

  it('keeps all of A when it is not training', async () => {
    const panel = mount(DropoutPanel)
    await panel.get(at('training')).setValue(false)
    expect(panel.find(at('mask')).exists()).toBe(false)
    expect(panel.get(at('result')).text()).not.toContain('dropped')
  })

  it('refuses a keep probability above 1 in words and keeps the last one', async () => {
    const panel = mount(DropoutPanel)
    const kept = panel.get(at('kept')).text()
    await panel.get(`${at('keep-field')} input`).setValue('1.2')
    expect(panel.get('[role=alert]').text()).toBe(
      'keep probability is at most 1, and 1.2 was entered. 1 turns dropout off.'
    )
    expect(panel.get(at('kept')).text()).toBe(kept)
  })
})

describe('the question', () => {
  it('accepts 256 times the keep probability and nothing else', async () => {
    const question = mount(YourTurn, { props: { keep: 0.8 } })
    await question.get(at('your-turn')).setValue('205')
    expect(question.get('[role=status]').text()).toBe('Not yet')
    await question.get(at('your-turn')).setValue('204.8')
    expect(question.get('[role=status]').text()).toBe('Yes: 256 × 0.8')
    await question.setProps({ keep: 0.5 })
    expect(question.get('[role=status]').text()).toBe('')
  })
})

describe('one epoch, stage by stage', () => {
  it('goes on and back with the arrow keys, and no further than its ends', async () => {
    const epoch = mount(OneEpoch)
    const title = () => epoch.get('#stage-title').text()
    const press = async (key: string) => {
      handleKey(new KeyboardEvent('keydown', { key }))
      await nextTick()
    }
    await press('ArrowLeft')
    expect(title()).toBe('Start 1 of 8')
    await press('ArrowRight')
    expect(title()).toBe('Forward: hidden layer 2 of 8')
    for (let i = 0; i < 10; i++) await press('ArrowRight')
    expect(title()).toBe('Update 8 of 8')
    epoch.unmount()
  })

  it('has no penalty in its loss with L2 off', async () => {
    const epoch = mount(OneEpoch)
    expect(epoch.get(at('losses')).text()).toContain('penalty')
    await epoch.get(at('l2')).setValue(false)
    expect(epoch.get(at('losses')).text()).not.toContain('penalty')
    epoch.unmount()
  })
})
