import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { Resumed } from '../../../src-main/contract/experiments.ts'
import { useRunActions } from '../../../src-renderer/components/runs/use-run-actions.ts'
import type { LabClient } from '../../../src-renderer/lab-client/lab-client-type.ts'
import { useLabClient } from '../../../src-renderer/lab-client/lab-client.ts'
import { useUndo } from '../../../src-renderer/stores/undo.ts'
import { experimentLine, pairedRuns, runLine, treeOf } from './experiment-in-test.ts'

const experiments = {
  delete: vi.fn(() => Promise.resolve(true)),
  restore: vi.fn(() => Promise.resolve()),
  cancel: vi.fn(() => Promise.resolve(true)),
  update: vi.fn(() => Promise.resolve()),
  resume: vi.fn(() => Promise.resolve<Resumed>({ runIds: ['r7'], refused: [] }))
}

async function actionsOnScreen() {
  const made: ReturnType<typeof useRunActions>[] = []
  const empty = defineComponent(() => () => h('div'))
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: empty },
      { path: '/compare', name: 'compare', component: empty }
    ]
  })
  await router.push('/')
  const screen = defineComponent(() => {
    made.push(useRunActions({ addSeeds: vi.fn(), exportRuns: vi.fn() }))
    return () => h('div')
  })
  mount(screen, { global: { plugins: [router] } })
  const [{ actions, perform, problem }] = made
  const action = (id: string) => actions.find((one) => one.id === id) ?? expect.fail(`no action ${id}`)
  return { action, perform, problem, router }
}

beforeEach(() => {
  setActivePinia(createPinia())
  useLabClient({ experiments } as unknown as LabClient)
})
afterEach(() => {
  useLabClient(null)
  vi.clearAllMocks()
})

describe('what is done with rows', () => {
  const [experiment] = treeOf(experimentLine(pairedRuns([0.9], [0.8])))

  it('deletes at once and offers to bring the same back', async () => {
    const { action, perform } = await actionsOnScreen()
    await perform(action('delete'), [experiment.children[1]])
    expect(experiments.delete).toHaveBeenCalledWith({ targets: ['r1'] })
    const undo = useUndo()
    expect(undo.last?.done).toBe('Deleted 1 arm')
    await undo.undo()
    expect(experiments.restore).toHaveBeenCalledWith({ targets: ['r1'] })
  })

  it('stops only what has not ended', async () => {
    const running = runLine(7, 'regularized', 5, { status: 'running' })
    const [node] = treeOf(experimentLine([...pairedRuns([0.9], [0.8]), running]))
    const { action, perform } = await actionsOnScreen()
    await perform(action('stop'), [node])
    expect(experiments.cancel).toHaveBeenCalledWith({ targets: ['r7'] })
  })

  it('resumes experiments as a whole and says which of their runs cannot go on, and of arms the stopped runs', async () => {
    const stopped = [7, 8].map((key) => runLine(key, 'regularized', key, { status: 'cancelled' }))
    const [node] = treeOf(experimentLine([...pairedRuns([0.9], [0.8]), ...stopped]))
    const { action, perform, problem } = await actionsOnScreen()
    const refused = [{ runId: 'r8', why: 'r8 would go on to other numbers' }] as const
    experiments.resume.mockResolvedValueOnce({ runIds: ['r7'], refused })
    await perform(action('resume'), [node])
    expect(experiments.resume).toHaveBeenLastCalledWith({ targets: [node.key] })
    expect(problem.value).toBe('1 run resumed; 1 run stopped as before. r8 would go on to other numbers')
    await perform(action('resume'), node.children)
    expect(experiments.resume).toHaveBeenLastCalledWith({ targets: ['r7', 'r8'] })
    expect(problem.value).toBeNull()
  })

  it('does nothing that does not fit', async () => {
    const { action, perform } = await actionsOnScreen()
    await perform(action('stop'), [experiment])
    await perform(action('delete'), [])
    expect(experiments.cancel).not.toHaveBeenCalled()
    expect(experiments.delete).not.toHaveBeenCalled()
  })

  it('shows why it failed, until something else is done', async () => {
    experiments.update.mockRejectedValueOnce(new Error('no experiment e1'))
    const { action, perform, problem } = await actionsOnScreen()
    await perform(action('archive'), [experiment])
    expect(problem.value).toBe('no experiment e1')
    expect(useUndo().last).toBeNull()
    await perform(action('archive'), [experiment])
    expect(problem.value).toBeNull()
  })

  it('compares a lone run with the baseline of its seed', async () => {
    const { action, perform, router } = await actionsOnScreen()
    await perform(action('compare'), [experiment.children[1].children[0]])
    expect(router.currentRoute.value.query.ids).toBe('r101,r1')
  })
})
