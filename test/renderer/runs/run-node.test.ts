import { describe, expect, it } from 'vitest'
import { namePartsOf, runTree } from '../../../src-renderer/components/runs/run-node.ts'
import { experimentLine, pairedRuns, runLine, treeOf } from './experiment-in-test.ts'

describe('the tree of experiments', () => {
  it('puts the baseline first and counts seeds up', () => {
    const line = experimentLine([
      runLine(1, 'regularized', 1),
      runLine(2, 'regularized', 0),
      runLine(3, 'baseline', 1)
    ])
    const [experiment] = treeOf(line)
    expect(experiment.children.map(({ arm }) => arm)).toEqual(['baseline', 'regularized'])
    expect(experiment.children[1].children.map(({ key }) => key)).toEqual(['r2', 'r1'])
  })

  it('pairs a run with the baseline of its seed, and the baseline with nothing', () => {
    const [{ children }] = treeOf(experimentLine(pairedRuns([0.9], [0.8])))
    expect(children[0].children[0].baseline).toBeNull()
    expect(children[1].children[0].baseline?.id).toBe('r101')
  })

  it('keeps all nodes in which nothing changed', () => {
    const line = experimentLine(pairedRuns([0.9, 0.91], [0.8, 0.81]))
    const other = experimentLine([], { id: 'e2' })
    const before = treeOf(line, other)
    const changed = { ...line.runs[0], epochsDone: 21 }
    const after = runTree([line, other], (run) => (run.id === changed.id ? changed : run), before)
    const [baselineBefore, armBefore] = before[0].children
    const [baseline, arm] = after[0].children
    expect(after[1]).toBe(before[1])
    expect(baseline).toBe(baselineBefore)
    expect(arm.children[1]).toBe(armBefore.children[1])
    expect(arm.children[0]).not.toBe(armBefore.children[0])
    expect(arm.children[0].runs[0].epochsDone).toBe(21)
  })

  it('makes a new node of a run whose baseline changed', () => {
    const line = experimentLine(pairedRuns([0.9], [0.8]))
    const before = treeOf(line)
    const [after] = runTree(
      [line],
      (run) => (run.arm === 'baseline' ? { ...run, fraction: 0.5 } : run),
      before
    )
    expect(after.children[1].children[0]).not.toBe(before[0].children[1].children[0])
  })
})

describe('the name of a row', () => {
  it('parts what the arms of a sweep have in common from what tells them apart', () => {
    const arms = [{ name: 'baseline' }, { name: 'L2 lambda 0.1' }, { name: 'L2 lambda 0.2' }]
    const sweeps = [
      { arm: 'L2', fields: { 'l2.lambda': '0.1,0.2' }, arms: arms.slice(1).map(({ name }) => name) }
    ]
    const runs = arms.map(({ name }, i) => runLine(i + 1, name, 0))
    const [experiment] = treeOf(experimentLine(runs, {}, { arms, sweeps }))
    expect(experiment.children.map(namePartsOf)).toEqual([
      ['', 'baseline'],
      ['L2', 'lambda 0.1'],
      ['L2', 'lambda 0.2']
    ])
  })
})
