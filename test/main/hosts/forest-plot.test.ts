import { expect, it } from 'vitest'
import { forestPlot } from '../../../src-main/hosts/cli/show/forest-plot.ts'

const text = (value: number) => String(value)

it('puts intervals and means on one axis that holds them all and 0', () => {
  const rows = [
    { label: 'a', low: -30, mean: -20, high: -10 },
    { label: 'longer', low: 10, mean: 20, high: 30 }
  ]
  const [first, second, axis] = forestPlot(rows, text).split('\n')
  expect(first).toBe(`a       ├─────────●─────────┤${' '.repeat(9)}│`)
  expect(second).toBe(`longer  ${' '.repeat(30)}│${' '.repeat(9)}├─────────●─────────┤`)
  expect(axis).toBe(`        -30${' '.repeat(56)}30`)
})

it('begins at 0 where all differences are above it, and shows a mean over the ends of a narrow interval', () => {
  const [line, axis] = forestPlot([{ label: 'a', low: 29.9, mean: 30, high: 30 }], text).split('\n')
  expect(line).toBe(`a  │${' '.repeat(59)}●`)
  expect(axis.trimStart().startsWith('0 ')).toBe(true)
})

it('shows what lies far beyond the others as an arrow with its mean, so that it squashes none of them', () => {
  const rows = [
    { label: 'a', low: -1, mean: 0, high: 1 },
    { label: 'b', low: -2, mean: 0, high: 1 },
    { label: 'far', low: -91, mean: -90, high: -89 },
    { label: 'up', low: 0.5, mean: 1, high: 50 },
    { label: 'out', low: 49, mean: 50, high: 51 }
  ]
  // Of seven the middle one reaches 2, and the axis four times as far.
  const [a, , far, up, out, axis] = forestPlot([...rows.slice(0, 2), ...rows], text)
    .split('\n')
    .slice(2)
  expect(a).toContain('├')
  expect(far).toMatch(/^far {2}◀ -90 +│$/)
  expect(up).toMatch(/●─+▶$/)
  expect(out).toMatch(/│ +50 ▶$/)
  expect(axis).toMatch(/^ {5}-8 +8$/)
})

it('has a claim as a mark in the row that it is about, however far it lies from the interval', () => {
  const rows = [
    { label: 'a', low: -30, mean: -20, high: -10, claim: 30 },
    { label: 'b', low: -20, mean: -10, high: 0, claim: null }
  ]
  const [first, second, axis] = forestPlot(rows, text).split('\n')
  expect(first).toBe(`a  ├─────────●─────────┤${' '.repeat(9)}│${' '.repeat(29)}◇`)
  expect(second).not.toContain('◇')
  expect(axis.trimEnd().endsWith('30')).toBe(true)
})
