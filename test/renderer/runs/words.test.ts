import { describe, expect, it } from 'vitest'
import { baselineWords } from '../../../src-renderer/components/runs/baseline-words.ts'
import { shortDuration } from '../../../src-engine/words/numbers.ts'
import { cellWords } from '../../../src-renderer/components/runs/cell-words.ts'
import { columns, columnsThatFit, usualColumns } from '../../../src-renderer/components/runs/columns.ts'
import { ordinal, placeOf, queuePlaces } from '../../../src-renderer/components/runs/queue-places.ts'
import { comparedIds, countWords, targetsOf } from '../../../src-renderer/components/runs/run-targets.ts'
import { sparkShape } from '../../../src-renderer/components/runs/spark-path.ts'
import { widened } from '../../../src-renderer/components/runs/use-sparklines.ts'
import { whenWords } from '../../../src-renderer/components/runs/when.ts'
import { experimentLine, pairedRuns, runLine, treeOf } from './experiment-in-test.ts'

describe('the difference to the baseline in words', () => {
  const clear = pairedRuns([0.9, 0.91, 0.92, 0.9], [0.88, 0.892, 0.9, 0.879])

  it('is a verdict for a finished experiment, and the mean with its spread for its arm', () => {
    const [experiment] = treeOf(experimentLine(clear))
    expect(baselineWords(experiment).text).toBe('Helps +1.98')
    expect(baselineWords(experiment.children[1])).toEqual({
      text: '+1.98 ± 0.13',
      detail: '+1.98 pp to the baseline in test accuracy: mean of 4 paired seeds, standard deviation 0.13 pp'
    })
  })

  it('passes no verdict while runs are left', () => {
    const waiting = runLine(50, 'regularized', 9, { status: 'queued', last: null })
    expect(baselineWords(treeOf(experimentLine([...clear, waiting]))[0]).text).toBe('+1.98 so far')
  })

  it('says how many runs diverged, before any mean that leaves them out', () => {
    const diverged = runLine(50, 'regularized', 9, { status: 'diverged' })
    const [experiment] = treeOf(experimentLine([...clear, diverged]))
    expect(baselineWords(experiment).text).toBe('1 of 9 diverged')
    expect(baselineWords(experiment.children[1]).detail).toContain('1 of 5 diverged')
  })

  it('is nothing for the baseline', () => {
    expect(baselineWords(treeOf(experimentLine(clear))[0].children[0]).text).toBe('')
  })
})

describe('a cell', () => {
  it('names a mean with the number of seeds and their spread', () => {
    const arm = treeOf(experimentLine(pairedRuns([0.9, 0.94], [0.8, 0.8])))[0].children[1]
    expect(cellWords(arm, 'test_accuracy', new Date())).toEqual({
      text: '92.00',
      detail: 'Test accuracy: 92.00 % (mean of 2 seeds, standard deviation 2.83 pp)'
    })
  })

  it('says after which epoch a run was measured', () => {
    const [experiment] = treeOf(
      experimentLine([runLine(1, 'baseline', 0, { epochsDone: 13, status: 'running' })])
    )
    expect(cellWords(experiment.children[0].children[0], 'test_loss', new Date())).toEqual({
      text: '0.3000',
      detail: 'Test loss: 0.3000 after epoch 13 of 20'
    })
  })

  it('writes short times in seconds and long ones as minutes', () => {
    expect([0.024, 1.46, 9.96, 75].map(shortDuration)).toEqual(['0.02 s', '1.5 s', '0:10', '1:15'])
  })

  it('says when something was as shortly as it can', () => {
    const now = new Date(2026, 10, 23, 14, 40)
    const at = (...parts: [number, number, number, number, number]) =>
      whenWords(new Date(...parts).toISOString(), now)
    expect([
      at(2026, 10, 23, 9, 5),
      at(2026, 10, 22, 23, 59),
      at(2026, 10, 20, 12, 0),
      at(2025, 2, 1, 12, 0)
    ]).toEqual(['09:05', 'yesterday', '20 Nov', '1 Mar 2025'])
  })
})

describe('places in line', () => {
  it('count the waiting runs alone, an arm standing where its first run does', () => {
    const waiting = { status: 'queued' } as const
    const runs = [
      runLine(1, 'baseline', 0, { status: 'running' }),
      runLine(2, 'baseline', 1, waiting),
      runLine(3, 'baseline', 2, waiting)
    ]
    const places = queuePlaces(['r1', 'r3', 'r2'], (id) => id !== 'r1')
    expect([...places]).toEqual([
      ['r3', 1],
      ['r2', 2]
    ])
    expect(placeOf(treeOf(experimentLine(runs))[0], places)).toBe(1)
  })

  it('are named as one says them', () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21, 102, 111].map(ordinal)).toEqual(
      '1st 2nd 3rd 4th 11th 12th 13th 21st 102nd 111th'.split(' ')
    )
  })
})

describe('what rows stand for', () => {
  const [experiment] = treeOf(experimentLine(pairedRuns([0.9, 0.94], [0.8, 0.8])))
  const [baseline, arm] = experiment.children

  it('is an experiment whole, an arm as its runs, and nothing twice', () => {
    expect(targetsOf([experiment, arm, arm.children[0]])).toEqual(['e1'])
    expect(targetsOf([arm, arm.children[0], baseline.children[1]])).toEqual(['r1', 'r2', 'r102'])
  })

  it('is compared with its baseline when it is alone', () => {
    expect(comparedIds([arm])).toEqual(['r101', 'r102', 'r1', 'r2'])
    expect(comparedIds([arm.children[1]])).toEqual(['r102', 'r2'])
    expect(comparedIds([arm.children[0], arm.children[1]])).toEqual(['r1', 'r2'])
  })

  it('is counted by kind', () => {
    expect(countWords([experiment, arm, baseline])).toBe('1 experiment, 2 arms')
  })
})

describe('the columns', () => {
  const ids = (widthPx: number) => columnsThatFit(usualColumns, widthPx).map(({ id }) => id)

  it('all stand in their order where there is room', () => {
    expect(ids(1200)).toEqual(columns.map(({ id }) => id).filter((id) => usualColumns.includes(id)))
  })

  it('give way from the least important on where there is none', () => {
    expect(ids(740)).not.toContain('took')
    expect(ids(620)).toEqual(['status', 'line', 'test_accuracy', 'difference'])
    expect(ids(250)).toEqual(['status'])
    expect(ids(150)).toEqual([])
  })
})

describe('a sparkline', () => {
  const box = { widthPx: 106, heightPx: 26, insetPx: 3 }

  it('reaches as far as training has', () => {
    expect(sparkShape([0, 0.5, 1], 0.5, [0, 1], box)).toEqual({
      path: 'M3 23L28 13L53 3',
      endX: 53,
      endY: 3,
      isPoint: false
    })
  })

  it('goes on over epochs that were not measured, and is none when nothing was', () => {
    expect(sparkShape([0, NaN, 1], 1, [0, 1], box)?.path).toBe('M3 23L103 3')
    expect(sparkShape([NaN], 1, [0, 1], box)).toBeNull()
    expect(sparkShape([NaN, 0.5], 1, [0, 1], box)).toMatchObject({ endX: 103, isPoint: true })
  })

  it('shares a range that grows in steps of ten percentage points, and stays the same where all fits', () => {
    const range = [0.7, 1] as const
    expect(widened(range, [{ values: Float64Array.of(0.7, 0.93) }])).toBe(range)
    expect(widened(range, [{ values: Float64Array.of(0.12) }])).toEqual([0.1, 1])
  })
})
