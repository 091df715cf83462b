import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { parseExperimentSpec } from '../../../src-engine/spec/parse-spec.ts'
import { compareModels } from '../../../src-engine/statistics/mcnemar.ts'
import type { RunLine } from '../../../src-main/contract/experiments.ts'
import { disagreements } from '../../../src-renderer/components/try/model/disagreements.ts'
import { featuresOf, NOTHING, pixelsOf, shifted } from '../../../src-renderer/components/try/model/shown.ts'
import { pairOf, sharedSeeds, trainedArms } from '../../../src-renderer/components/try/model/trained-arms.ts'
import {
  balanceText,
  classText,
  outcome,
  percentText,
  shiftText
} from '../../../src-renderer/components/try/model/words.ts'
import { useDrawing } from '../../../src-renderer/stores/drawing.ts'

const row = { position: 3, row: 17, label: 7, features: new Float64Array(784).fill(100), testRowsSha256: 'a' }
const dot = { width: 2, points: [{ x: 14, y: 14 }] }

describe('what the models are given', () => {
  it('is a test row as it is in the data set, be it beyond the range of a picture', () => {
    const features = new Float64Array(784).fill(-2.5)
    expect(featuresOf({ ...NOTHING, row: { ...row, features } }, 1)).toEqual(features)
  })

  it('is the test row with the strokes on it where they were drawn, in the ink of its data set', () => {
    const features = featuresOf({ ...NOTHING, row, strokes: [dot] }, 255)
    expect(features?.[13 * 28 + 13]).toBeGreaterThan(200)
    expect(features?.[0]).toBe(100)
  })

  it('is nothing on an empty pad, moved or not', () => {
    expect(featuresOf({ ...NOTHING, shift: { right: 3, down: 0 } }, 255)).toBeNull()
  })

  it('moves by pixels: 0 comes in at one side, what leaves at the other is lost', () => {
    const features = Float64Array.from({ length: 784 }, (_, pixel) => pixel + 1)
    const moved = shifted(features, { right: 2, down: -1 })
    expect(moved[0]).toBe(0)
    expect(moved[2]).toBe(29)
    expect(moved[26 * 28 + 27]).toBe(27 * 28 + 26)
    expect([...moved.slice(27 * 28)]).toEqual(new Array(28).fill(0))
  })

  it('is seen as bytes, the ink as 255 and what is below 0 as paper', () => {
    expect([...pixelsOf(Float64Array.of(-3, 0, 8, 16, 20), 16)]).toEqual([0, 0, 128, 255, 255])
  })
})

describe('the drawing', () => {
  beforeEach(() => {
    setActivePinia(createPinia())
  })

  it('takes back strokes one by one, and clearing, and a test row', () => {
    const drawing = useDrawing()
    drawing.beginStroke(2, { x: 1, y: 1 })
    drawing.extendStroke([{ x: 2, y: 2 }])
    drawing.beginStroke(3, { x: 5, y: 5 })
    drawing.clear()
    drawing.showRow(row)
    expect(drawing.shown.row).toBe(row)
    drawing.undo()
    expect(drawing.isEmpty).toBe(true)
    drawing.undo()
    expect(drawing.shown.strokes.map(({ points }) => points.length)).toEqual([2, 1])
    drawing.undo()
    expect(drawing.shown.strokes).toEqual([
      {
        width: 2,
        points: [
          { x: 1, y: 1 },
          { x: 2, y: 2 }
        ]
      }
    ])
    drawing.undo()
    expect([drawing.isEmpty, drawing.canUndo]).toEqual([true, false])
  })

  it('keeps to the test rows of the models: strokes stay, rows of other models go, those to be undone too', () => {
    const drawing = useDrawing()
    drawing.showRow(row)
    drawing.keepTo('a')
    expect(drawing.shown.row).toBe(row)
    drawing.clear()
    drawing.beginStroke(2, { x: 1, y: 1 })
    drawing.keepTo('b')
    expect([drawing.isEmpty, drawing.canUndo]).toEqual([true, false])
    drawing.beginStroke(2, { x: 1, y: 1 })
    drawing.keepTo('c')
    expect(drawing.shown.strokes).toHaveLength(1)
  })

  it('is cleared once: an empty pad leaves nothing to undo', () => {
    const drawing = useDrawing()
    drawing.clear()
    expect(drawing.canUndo).toBe(false)
  })
})

describe('disagreements', () => {
  const labels = Uint8Array.of(7, 7, 7, 7, 7)
  const first = Uint8Array.of(7, 7, 1, 1, 1)
  const second = Uint8Array.of(7, 2, 7, 1, 2)
  const groups = disagreements(labels, first, second)

  it('are grouped by who is right', () => {
    expect(groups.onlyFirst).toEqual([{ position: 1, label: 7, says: [7, 2] }])
    expect(groups.onlySecond.map(({ position }) => position)).toEqual([2])
    expect(groups.bothWrong.map(({ position }) => position)).toEqual([4])
  })

  it("are McNemar's b and c", () => {
    const { b, c } = compareModels(labels, first, second)
    expect([groups.onlyFirst.length, groups.onlySecond.length]).toEqual([b, c])
  })

  it('make the difference of the accuracies, and the sentence says so', () => {
    const some = (n: number) => Array.from({ length: n }, () => groups.onlyFirst[0])
    const text = (b: number, c: number) =>
      balanceText({ onlyFirst: some(b), onlySecond: some(c), bothWrong: [] }, 1000, 'dropout', 0)
    expect(text(24, 10)).toBe('The 24 against 10 is the 1.40 pp by which dropout is worse with seed 0.')
    expect(text(10, 24)).toBe('The 10 against 24 is the 1.40 pp by which dropout is better with seed 0.')
    expect(text(5, 5)).toBe('5 against 5: with seed 0 both have the same accuracy.')
  })
})

describe('words', () => {
  it('never round a probability to none or to certainty', () => {
    expect(
      [0, 0.0001, 0.004, 0.0149, 0.77, 0.992, 0.99999, 1].map((p) => percentText(p).replace('\u00a0', ' '))
    ).toEqual(['0 %', '0 %', '<1 %', '1 %', '77 %', '>99 %', '100 %', '100 %'])
  })

  it.each([
    [[4, 9], null, 'They disagree', '4 or 9?'],
    [[4, 4], null, 'They agree', 'on 4'],
    [[4, 4], 4, 'Both are right', 'it is a 4'],
    [[8, 4], 8, 'Only A is right', 'it is an 8'],
    [[8, 4], 4, 'Only B is right', 'it is a 4'],
    [[8, 8], 4, 'Both are wrong', 'it is a 4'],
    [[8, 9], 4, 'They disagree, both wrong', 'it is a 4']
  ] as const)('of the answers %j, where %s is true: %s, %s', (answers, label, title, detail) => {
    expect(outcome(['A', 'B'], answers, label)).toEqual({ title, detail })
  })

  it('say where a picture was moved, and take the article that is spoken', () => {
    expect(shiftText({ right: -2, down: 1 })).toBe('2 left, 1 down')
    expect([4, 8, 11, 80, 1].map(classText)).toEqual(['a 4', 'an 8', 'an 11', 'an 80', 'a 1'])
  })
})

describe('arms that can be tried', () => {
  const spec = parseExperimentSpec({
    specVersion: 1,
    name: 'three',
    arms: [{ name: 'a' }, { name: 'b' }, { name: 'base' }],
    baseline: 'base',
    seeds: [0, 1, 2]
  })
  const run = (id: number, arm: string, seed: number, status: RunLine['status'] = 'done') =>
    ({ id: `r${id}`, arm, seed, status }) as RunLine
  const arms = trainedArms(spec, [
    run(1, 'a', 2),
    run(2, 'a', 0),
    run(3, 'b', 1, 'running'),
    run(4, 'base', 1),
    run(5, 'base', 0),
    run(6, 'base', 2, 'diverged')
  ])

  it('are those with runs that are done, the baseline first, seeds ascending', () => {
    expect(arms.map(({ name, runs }) => [name, [...runs]])).toEqual([
      [
        'base',
        [
          [0, 'r5'],
          [1, 'r4']
        ]
      ],
      [
        'a',
        [
          [0, 'r2'],
          [2, 'r1']
        ]
      ]
    ])
    expect(sharedSeeds(arms[0], arms[1])).toEqual([0])
  })

  it('come as the pair that was chosen, or the first that share a seed', () => {
    const named = (pair: ReturnType<typeof pairOf>) => pair?.map(({ name }) => name)
    expect(named(pairOf(arms, [null, null]))).toEqual(['base', 'a'])
    expect(named(pairOf(arms, ['a', 'base']))).toEqual(['a', 'base'])
    expect(named(pairOf(arms, ['gone', 'a']))).toEqual(['base', 'a'])
    expect(pairOf(arms.slice(0, 1), [null, null])).toBeNull()
    const apart = { name: 'c', runs: new Map([[9, 'r9' as const]]) }
    expect(pairOf([arms[0], apart], [null, null])).toBeNull()
  })
})
