import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { inTurn } from '../../../src-renderer/charts/in-turn.ts'

describe('work on charts', () => {
  const done: string[] = []
  const work = (name: string) => () => done.push(name)

  beforeEach(() => {
    vi.useFakeTimers()
    done.length = 0
  })
  afterEach(() => {
    vi.runAllTimers()
    vi.useRealTimers()
  })

  it('is done one piece a task, in the order it came', () => {
    inTurn({}, work('first'))
    inTurn({}, work('second'))
    expect(done).toEqual([])
    vi.advanceTimersToNextTimer()
    expect(done).toEqual(['first'])
    vi.advanceTimersToNextTimer()
    expect(done).toEqual(['first', 'second'])
  })

  it('is replaced by newer work for the same chart', () => {
    const chart = {}
    inTurn(chart, work('old'))
    inTurn({}, work('other'))
    inTurn(chart, work('new'))
    vi.runAllTimers()
    expect(done).toEqual(['new', 'other'])
  })

  it('goes on after a piece that failed, and when more comes later', () => {
    inTurn({}, () => {
      throw new Error('no canvas')
    })
    inTurn({}, work('next'))
    expect(() => vi.runAllTimers()).toThrow('no canvas')
    vi.runAllTimers()
    expect(done).toEqual(['next'])
    inTurn({}, work('later'))
    vi.runAllTimers()
    expect(done).toEqual(['next', 'later'])
  })
})
