import { flushPromises, mount } from '@vue/test-utils'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { parseExperimentSpec } from '../../../src-engine/spec/parse-spec.ts'
import { planLines, resultWords } from '../../../src-renderer/components/exercises/dropout-alone-words.ts'
import DropoutAlone from '../../../src-renderer/components/exercises/DropoutAlone.vue'
import type { LabClient } from '../../../src-renderer/lab-client/lab-client-type.ts'
import { useLabClient } from '../../../src-renderer/lab-client/lab-client.ts'
import { experiment } from '../compare/experiments.ts'

const file = join(import.meta.dirname, '../../../resources/experiments/exercise-4.json')
const spec = parseExperimentSpec(JSON.parse(readFileSync(file, 'utf8')))
const at = (id: string) => `[data-testid="${id}"]`

/** A lab whose experiments are asked for with these. */
function serve(experiments: Partial<Record<keyof LabClient['experiments'], unknown>>): void {
  useLabClient({ experiments } as unknown as LabClient)
}

beforeEach(() => {
  setActivePinia(createPinia())
})
afterEach(() => {
  useLabClient(null)
})

describe('exercise 4 before it is trained', () => {
  const presets = () => Promise.resolve([{ name: 'exercise-4', spec }])
  const estimate = () => Promise.resolve({ seconds: 75 })

  it('says what it will train and how long that takes', async () => {
    serve({ presets, estimate })
    const page = mount(DropoutAlone, { global: { stubs: { RouterLink: true } } })
    await flushPromises()
    expect(page.text()).toContain('1,000 rows of mnist-10k')
    expect(page.text()).toContain('about 1:15')
  })

  it('launches the preset as it is', async () => {
    const launched: unknown[] = []
    serve({
      presets,
      estimate,
      launch: (input: unknown) => {
        launched.push(input)
        return Promise.resolve({ experimentId: 'e1', runIds: [] })
      },
      some: () => Promise.resolve([{ ...experiment(1, 1), spec }])
    })
    const page = mount(DropoutAlone, { global: { stubs: { RouterLink: true } } })
    await flushPromises()
    await page.get(at('exercise-4-launch')).trigger('click')
    expect(launched).toEqual([{ spec }])
  })

  it('launches it once, however soon it is clicked again', async () => {
    const launch = vi.fn(() => Promise.resolve({ experimentId: 'e1', runIds: [] }))
    const known = Promise.withResolvers<[]>()
    serve({ presets, estimate, launch, some: () => known.promise })
    const page = mount(DropoutAlone, { global: { stubs: { RouterLink: true } } })
    await flushPromises()
    const button = page.get(at('exercise-4-launch'))
    await button.trigger('click')
    await flushPromises()
    await button.trigger('click')
    await flushPromises()
    expect(launch).toHaveBeenCalledOnce()
  })

  it('says why it could not be launched, and can be tried again', async () => {
    serve({ presets, estimate, launch: () => Promise.reject(new Error('the disk is full')) })
    const page = mount(DropoutAlone, { global: { stubs: { RouterLink: true } } })
    await flushPromises()
    await page.get(at('exercise-4-launch')).trigger('click')
    await flushPromises()
    expect(page.get('[role=alert]').text()).toBe('the disk is full')
    expect(page.get(at('exercise-4-launch')).attributes('aria-disabled')).toBe('false')
  })
})

describe('the words of exercise 4', () => {
  it('tell which dropout an arm has', () => {
    const arms = planLines(spec).find(({ name }) => name === 'Arms')?.text
    expect(arms).toBe('regularized: dropout, keep 0.8 as in the tutorial, baseline')
  })

  it('give each arm its accuracy, with its spread where there are several seeds', () => {
    expect(
      resultWords(
        new Map([
          ['a', [0.79]],
          ['b', [0.82]]
        ]),
        10
      )
    ).toBe('Test accuracy after 10 epochs: a 79.00 %, b 82.00 %.')
    expect(resultWords(new Map([['a', [0.78, 0.8]]]), 10)).toBe(
      'Test accuracy after 10 epochs: a 79.00 % (sd 1.41 pp, 2 seeds).'
    )
  })

  it('are none before a run has ended', () => {
    expect(resultWords(new Map([['a', []]]), 10)).toBeNull()
  })
})
