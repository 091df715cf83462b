import { describe, expect, it } from 'vitest'
import { Workload } from '../../../src-main/lab/workload.ts'

/** A workload with a clock that stands until it is moved. */
function workloadAt() {
  let nowMs = 0
  const workload = new Workload(() => nowMs)
  return {
    workload,
    pass: (ms: number) => {
      nowMs += ms
    }
  }
}

describe('the time left', () => {
  it('is unknown before anything has moved', () => {
    const { workload } = workloadAt()
    workload.observe({ type: 'started', runId: 'r1' })
    expect(workload.secondsLeft(1, 1)).toBeNull()
  })

  it('follows the pace of a run in training', () => {
    const { workload, pass } = workloadAt()
    workload.observe({ type: 'started', runId: 'r1' })
    pass(2000)
    workload.observe({ type: 'progress', runId: 'r1', epoch: 1, fraction: 0.25 })
    expect(workload.secondsLeft(1, 1)).toBe(6)
  })

  it('takes those that wait to last as long as those that are done, shared among the workers', () => {
    const { workload, pass } = workloadAt()
    for (const runId of ['r1', 'r2'] as const) {
      workload.observe({ type: 'started', runId })
      pass(runId === 'r1' ? 3000 : 5000)
      workload.observe({ type: 'ended', runId, status: 'done', reason: null })
    }
    expect(workload.secondsLeft(4, 2)).toBe(8)
  })

  it('is at least what the longest run still takes', () => {
    const { workload, pass } = workloadAt()
    workload.observe({ type: 'started', runId: 'r1' })
    pass(1000)
    workload.observe({ type: 'progress', runId: 'r1', epoch: 1, fraction: 0.1 })
    expect(workload.secondsLeft(1, 8)).toBeCloseTo(9, 9)
  })
})
