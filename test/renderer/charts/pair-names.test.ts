import { expect, test } from 'vitest'
import { placePairNames } from '../../../src-renderer/charts/drawing/pair-names.ts'

const plot = { left: 50, right: 250 }
const line = { left: 0, right: 300 }

test('names stand on the outer sides of their markers', () => {
  const places = placePairNames(
    [
      { at: 130, width: 60 },
      { at: 160, width: 40 }
    ],
    plot,
    line
  )
  expect(places).toEqual([
    { x: 60, dy: 0 },
    { x: 170, dy: 0 }
  ])
})

test.each([
  ['left', 70, 160],
  ['right', 130, 240]
])('a name without room on the %s goes below, the other stays beside', (side, left, right) => {
  const places = placePairNames(
    [
      { at: left, width: 40 },
      { at: right, width: 40 }
    ],
    plot,
    line
  )
  expect(places.map(({ dy }) => dy)).toEqual(side === 'left' ? [13, 0] : [0, 13])
})

test('two names without room go below and above, whole', () => {
  const [first, second] = placePairNames(
    [
      { at: 145, width: 180 },
      { at: 150, width: 220 }
    ],
    plot,
    line
  )
  expect([first.dy, second.dy]).toEqual([13, -13])
  for (const [{ x }, width] of [
    [first, 180],
    [second, 220]
  ] as const) {
    expect(x).toBeGreaterThanOrEqual(line.left)
    expect(x + width).toBeLessThanOrEqual(line.right)
  }
})
