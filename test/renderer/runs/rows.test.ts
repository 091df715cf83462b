import { describe, expect, it } from 'vitest'
import {
  countGroups,
  experimentsFitting,
  keysFitting,
  noFilter,
  type RunFilter
} from '../../../src-renderer/components/runs/run-filter.ts'
import type { ExperimentNode, NodeKey } from '../../../src-renderer/components/runs/run-node.ts'
import {
  nextOrder,
  ranks,
  usualOrder,
  type RunOrder
} from '../../../src-renderer/components/runs/run-order.ts'
import { visibleRows } from '../../../src-renderer/components/runs/visible-rows.ts'
import { experimentLine, pairedRuns, runLine, treeOf } from './experiment-in-test.ts'

const all = { open: new Set<NodeKey>(), keys: null, ranks: null }
const keysOf = (nodes: readonly ExperimentNode[], view: Partial<Parameters<typeof visibleRows>[1]>) =>
  visibleRows(nodes, { ...all, ...view }).map(({ node }) => node.key)

describe('the rows in view', () => {
  const tree = treeOf(experimentLine(pairedRuns([0.9, 0.8], [0.7, 0.75])))

  it('are the experiments alone while all are closed', () => {
    expect(keysOf(tree, {})).toEqual(['e1'])
  })

  it('hold the children of what is open, with their level and parent', () => {
    const rows = visibleRows(tree, { ...all, open: new Set<NodeKey>(['e1', 'e1/baseline']) })
    expect(rows.map(({ node, level, parent, isOpen }) => [node.key, level, parent, isOpen])).toEqual([
      ['e1', 1, null, true],
      ['e1/baseline', 2, 'e1', true],
      ['r101', 3, 'e1/baseline', null],
      ['r102', 3, 'e1/baseline', null],
      ['e1/regularized', 2, 'e1', false]
    ])
  })

  it('stand in the order of a column at every level, what has no value last', () => {
    const empty = experimentLine(
      [runLine(300, 'baseline', 0, { last: null, status: 'failed', experimentId: 'e2' })],
      {
        id: 'e2'
      }
    )
    const both = [...treeOf(empty), ...tree]
    const order: RunOrder = { by: 'test_accuracy', isDescending: false }
    const open = new Set<NodeKey>(['e1', 'e1/regularized'])
    expect(keysOf(both, { open, ranks: ranks(both, order) })).toEqual([
      'e1',
      'e1/baseline',
      'e1/regularized',
      'r2',
      'r1',
      'e2'
    ])
  })
})

describe('a click on the head of a column', () => {
  it('puts the largest first, then the smallest, then all as usual', () => {
    const first = nextOrder(usualOrder, 'took')
    const second = nextOrder(first, 'took')
    expect([first, second, nextOrder(second, 'took')]).toEqual([
      { by: 'took', isDescending: true },
      { by: 'took', isDescending: false },
      usualOrder
    ])
  })

  it('begins with A for names', () => {
    expect(nextOrder(usualOrder, 'name')).toEqual({ by: 'name', isDescending: false })
  })
})

describe('the filter', () => {
  const tree = treeOf(
    experimentLine(
      [
        runLine(1, 'regularized', 3),
        runLine(2, 'baseline', 3),
        runLine(3, 'baseline', 4, { status: 'diverged' })
      ],
      { tags: ['chapter 4'], note: 'surprising' }
    )
  )
  const keys = (changes: Partial<RunFilter>) => [
    ...(keysFitting(tree, { ...noFilter, ...changes }) ?? ['all'])
  ]

  it('lets everything through when it is empty', () => {
    expect(keys({})).toEqual(['all'])
  })

  it('finds words in name, question, tags and note, whatever their case and order', () => {
    expect(keys({ text: 'SURPRISING chapter help' })).toContain('r3')
    expect(keys({ text: 'nowhere' })).toEqual([])
  })

  it('finds an arm and a seed, with what they belong to and nothing beside', () => {
    expect(keys({ text: 'dropout baseline seed 3' })).toEqual(['e1', 'e1/baseline', 'r2'])
  })

  it('leaves the runs with a status', () => {
    expect(keys({ status: 'problems' })).toEqual(['e1', 'e1/baseline', 'r3'])
    expect(countGroups(tree)).toEqual({ all: 3, running: 0, waiting: 0, problems: 1 })
  })

  it('hides what is archived, and shows it alone when asked to', () => {
    const archived = treeOf(experimentLine([], { id: 'e2', isArchived: true }))
    const both = [...archived, ...tree]
    const fitting = (changes: Partial<RunFilter>) =>
      experimentsFitting(both, { ...noFilter, ...changes }, Date.parse('2026-11-25')).map(({ key }) => key)
    expect(fitting({})).toEqual(['e1'])
    expect(fitting({ isArchived: true })).toEqual(['e2'])
    expect(fitting({ tag: 'chapter 4', isRecent: true })).toEqual(['e1'])
    expect(fitting({ dataset: 'other' })).toEqual([])
  })
})
