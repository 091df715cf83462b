import { describe, expect, it } from 'vitest'
import {
  guessAfter,
  guessAt,
  guessNote,
  guessText,
  LARGEST_GUESS,
  xOf
} from '../../../src-renderer/components/start/guess.ts'

const line = { width: 760 }

describe('guess', () => {
  it('a click places it on the nearest tenth, at any width of the line', () => {
    expect(guessAt(line, xOf(line, 0.52))).toBe(0.5)
    const narrow = { width: 500 }
    expect(guessAt(narrow, xOf(narrow, -1.27))).toBe(-1.3)
  })

  it('it stays on the line however far it is dragged', () => {
    expect(guessAt(line, -500)).toBe(-LARGEST_GUESS)
    expect(guessAt(line, 5000)).toBe(LARGEST_GUESS)
    expect(guessAfter('ArrowRight', LARGEST_GUESS)).toBe(LARGEST_GUESS)
  })

  it('arrows move it by a tenth without the dust of binary fractions', () => {
    let guess = 0
    for (let i = 0; i < 3; i++) guess = guessAfter('ArrowRight', guess) ?? NaN
    expect(guess).toBe(0.3)
    expect(guessAfter('PageDown', 0.3)).toBe(-0.2)
    expect(Object.is(guessAfter('ArrowLeft', 0.1), 0)).toBe(true)
    expect(guessAfter('a', 0.3)).toBeNull()
  })

  it('it is written with its sign and a true minus', () => {
    expect([0.5, 0, -0.2].map(guessText)).toEqual(['+0.5', '0', '−0.2'])
    expect(guessNote(-0.2)).toContain('−0.2 pp')
  })
})
