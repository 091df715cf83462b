import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { computed, effectScope, nextTick, shallowRef } from 'vue'
import type { NodeKey } from '../../../src-renderer/components/runs/run-node.ts'
import { useRowSelection } from '../../../src-renderer/components/runs/use-row-selection.ts'
import { visibleRows } from '../../../src-renderer/components/runs/visible-rows.ts'
import { useRunsView } from '../../../src-renderer/stores/runs-view.ts'
import { experimentLine, pairedRuns, treeOf } from './experiment-in-test.ts'

function openedTable() {
  const view = useRunsView()
  const experiments = shallowRef(
    treeOf(experimentLine(pairedRuns([0.9, 0.8], [0.7, 0.75])), experimentLine([], { id: 'e2' }))
  )
  const tree = computed(() => experiments.value)
  const rows = computed(() => visibleRows(tree.value, { open: view.open, keys: null, ranks: null }))
  return { view, experiments, selection: useRowSelection(rows, tree) }
}

const inScope = <T>(work: () => T): T => {
  const made = effectScope(true).run(work)
  if (made === undefined) throw new Error('nothing was made')
  return made
}

beforeEach(() => {
  setActivePinia(createPinia())
})

describe('the cursor', () => {
  it('opens a row, then goes in; closes it again from within', () => {
    const { view, selection } = inScope(openedTable)
    selection.move(1)
    expect(view.cursor).toBe('e1')
    selection.goIn()
    selection.goIn()
    expect(view.cursor).toBe('e1/baseline')
    selection.goOut()
    selection.goOut()
    expect([view.cursor, view.open.size]).toEqual(['e1', 0])
  })

  it('goes to what comes in the place of a row that went', async () => {
    const { view, experiments, selection } = inScope(openedTable)
    selection.goTo(0)
    experiments.value = experiments.value.slice(1)
    await nextTick()
    expect(view.cursor).toBe('e2')
  })

  it('stays within the rows', () => {
    const { view, selection } = inScope(openedTable)
    selection.goTo(Number.MAX_SAFE_INTEGER)
    expect(view.cursor).toBe('e2')
    selection.move(-10)
    expect(view.cursor).toBe('e1')
  })
})

describe('the selection', () => {
  it('is what an action is about, and else the row under the cursor', () => {
    const { selection } = inScope(openedTable)
    selection.goTo(1)
    expect(selection.chosenNodes.value.map(({ key }) => key)).toEqual(['e2'])
    selection.toggle(0)
    expect(selection.chosenNodes.value.map(({ key }) => key)).toEqual(['e1'])
  })

  it('reaches from where it began to the cursor, and shrinks when that comes back', () => {
    const { view, selection } = inScope(openedTable)
    view.setOpen('e1', true)
    selection.goTo(1)
    selection.move(1, true)
    selection.move(1, true)
    expect([...view.selected]).toEqual(['e1/baseline', 'e1/regularized', 'e2'])
    selection.move(-1, true)
    expect([...view.selected]).toEqual(['e1/baseline', 'e1/regularized'])
  })

  it('takes all rows in view, and none the second time', () => {
    const { view, selection } = inScope(openedTable)
    selection.toggleAll()
    expect([...view.selected] satisfies NodeKey[]).toEqual(['e1', 'e2'])
    selection.toggleAll()
    expect(view.selected.size).toBe(0)
  })
})
