import { afterEach, describe, expect, it } from 'vitest'
import { verdictLines } from '../../../src-engine/statistics/verdict-words.ts'
import { writeNumbersAs, type NumberStyle } from '../../../src-engine/words/number-style.ts'
import {
  bound,
  bracketed,
  byteSize,
  counted,
  exact,
  fixed,
  percent,
  points,
  short,
  shortDuration,
  signed
} from '../../../src-engine/words/numbers.ts'
import { compared } from '../statistics/made-up-runs.ts'
import { goldenStatistics } from '../statistics/golden-statistics.ts'

const POINT: NumberStyle = { decimal: '.', group: ',' }
const COMMA: NumberStyle = { decimal: ',', group: '.' }

const write = (style: NumberStyle) => {
  writeNumbersAs(() => style)
}
afterEach(() => {
  write(POINT)
})

describe('numbers in words', () => {
  it('have a point and commas between thousands, unless somebody asks for other signs', () => {
    expect(fixed(1234567.891, 2)).toBe('1,234,567.89')
    expect(exact(5000)).toBe('5,000')
    expect(exact(999)).toBe('999')
    expect(counted(1, 'run')).toBe('1 run')
    expect(counted(10_000, 'run')).toBe('10,000 runs')
  })

  it('follow the signs that are asked for, wherever they stand in a text', () => {
    write(COMMA)
    expect(fixed(-1234.5, 2)).toBe('−1.234,50')
    expect(percent(0.92745)).toBe('92,75 %')
    expect(signed(0.25, 1)).toBe('+0,3')
    expect(shortDuration(1.52)).toBe('1,5 s')
    expect(exact(60_000)).toBe('60.000')
  })

  it('follow a style that changes', () => {
    let style = POINT
    writeNumbersAs(() => style)
    expect(fixed(0.5, 1)).toBe('0.5')
    style = COMMA
    expect(fixed(0.5, 1)).toBe('0,5')
  })

  it('that round to zero have no sign, be they a little below it or above, but as ends of an interval', () => {
    expect([-0.004, -1e-18, 0, 0.004].map((value) => fixed(value, 2))).toEqual(Array(4).fill('0.00'))
    expect([-0.004, -1e-18, 0, 0.004].map((value) => signed(value, 2))).toEqual(Array(4).fill('0.00'))
    expect([fixed(-0.4, 0), points(-0.00004), shortDuration(-0.001)]).toEqual(['0', '0.00 pp', '0.00 s'])
    expect([-0.004, 0.004].map((value) => bound(value, 2))).toEqual(['−0.00', '0.00'])
  })

  it('that round to anything else keep their signs', () => {
    expect([fixed(-0.006, 2), signed(-0.006, 2), signed(0.006, 2)]).toEqual(['−0.01', '−0.01', '+0.01'])
    expect([signed(-0.5, 0), signed(NaN, 2), signed(Infinity, 2)]).toEqual(['−1', 'NaN', '+Infinity'])
  })

  it('keep powers of ten and what is no number in one piece', () => {
    write(COMMA)
    expect(exact(1.5e-7)).toBe('1,5e−7')
    expect(exact(1e300)).toBe('1e+300')
    expect(exact(NaN)).toBe('NaN')
    expect(exact(-Infinity)).toBe('−Infinity')
  })

  it('drop the digits that binary fractions bring', () => {
    expect(short(0.1 + 0.2)).toBe('0.3')
    expect(short(123456.789, 2)).toBe('120,000')
  })

  it('are parted by semicolons in an interval where they have commas in them', () => {
    const ends = () => bracketed(fixed(-1.16, 2), fixed(-0.32, 2))
    expect(ends()).toBe('[−1.16, −0.32]')
    write(COMMA)
    expect(ends()).toBe('[−1,16; −0,32]')
  })
  it('reach a verdict, which knows nothing of it', () => {
    write(COMMA)
    const { a, b } = goldenStatistics.paired_10_seeds_mixed
    const lines = verdictLines(compared({ baseline: b, dropout: a }, { margin: 0.001 })[0]).join('\n')
    expect(lines).toContain('Hurts: −0,18 pp [−0,28; −0,07] 95 % interval')
    expect(lines).toContain('p = 0,005 (paired t, 10 seeds), p = 0,014 (sign-flip)')
    expect(lines).not.toMatch(/\d\.\d/)
  })
})

describe('a size', () => {
  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1000, '1.0 kB'],
    [1_640_000, '1.6 MB'],
    [99_960_000, '100 MB'],
    [999_600, '1.0 MB'],
    [512_000_000, '512 MB'],
    [3_000_000_000_000, '3.0 TB']
  ])('of %d bytes is said as %s', (bytes, words) => {
    expect(byteSize(bytes)).toBe(words)
  })
})
