import { describe, expect, it } from 'vitest'
import { drawNoise, drawShift } from '../../../src-engine/random/input-draws.ts'

const place = { seed: 4, epoch: 2, batch: 3 }

function noise(rows: number, columns: number, at = place): Float64Array {
  const out = new Float64Array(rows * columns)
  drawNoise(at, rows, columns, out)
  return out
}

describe('the noise on inputs', () => {
  it('is standard normal: moments within 5 standard errors over 200 000, and as many beyond 1, 2 and 3', () => {
    const z = noise(400, 500)
    const n = z.length
    const moment = (power: number) => z.reduce((sum, value) => sum + value ** power, 0) / n
    expect(Math.abs(moment(1))).toBeLessThan(5 / Math.sqrt(n))
    expect(Math.abs(moment(2) - 1)).toBeLessThan(5 * Math.sqrt(2 / n))
    expect(Math.abs(moment(3))).toBeLessThan(5 * Math.sqrt(15 / n))
    expect(Math.abs(moment(4) - 3)).toBeLessThan(5 * Math.sqrt(96 / n))
    for (const [limit, share] of [
      [1, 0.3173],
      [2, 0.0455],
      [3, 0.0027]
    ]) {
      const beyond = z.reduce((count, value) => count + (Math.abs(value) > limit ? 1 : 0), 0) / n
      expect(Math.abs(beyond - share)).toBeLessThan(5 * Math.sqrt(share / n))
    }
  })

  it('of neighbouring columns and rows is uncorrelated (5 standard errors)', () => {
    const columns = 500
    const z = noise(400, columns)
    for (const lag of [1, 2, 3, 4, 8, 16, columns]) {
      let sum = 0
      for (let k = 0; k + lag < z.length; k++) sum += z[k] * z[k + lag]
      expect(Math.abs(sum / z.length)).toBeLessThan(5 / Math.sqrt(z.length))
    }
  })

  it('of an input does not depend on how many rows and columns there are', () => {
    const [small, large] = [noise(3, 5), noise(7, 40)]
    for (let row = 0; row < 3; row++) {
      expect([...small.subarray(row * 5, row * 5 + 5)]).toEqual([...large.subarray(row * 40, row * 40 + 5)])
    }
  })

  it('is another in every epoch, batch and run', () => {
    const places = [place, { ...place, seed: 5 }, { ...place, epoch: 3 }, { ...place, batch: 4 }]
    expect(new Set(places.map((at) => noise(1, 1, at)[0])).size).toBe(4)
  })

  it('stays the same for ever', () => {
    expect([...noise(1, 3)]).toEqual(PINNED)
  })
})

const PINNED = [-0.604886210582016, 0.5482297794765209, -2.3806977369587785]

it('shifts fall on every whole number of pixels alike, both ways (chi-square below its 99.99 % point)', () => {
  const counts = new Map<string, number>()
  const n = 25_000
  for (let row = 0; row < n; row++) {
    const { right, down } = drawShift(place, row, 2)
    counts.set(`${right} ${down}`, (counts.get(`${right} ${down}`) ?? 0) + 1)
  }
  expect(counts.size).toBe(25)
  const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - n / 25) ** 2 / (n / 25), 0)
  expect(chiSquare).toBeLessThan(58.6) // 24 degrees of freedom
})
