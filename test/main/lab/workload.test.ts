import { expect, it } from 'vitest'
import { Workload } from '../../../src-main/lab/workload.ts'

it('the workload is what runs are in training and how much of them is done', () => {
  const workload = new Workload()
  workload.observe({ type: 'started', runId: 'r1' })
  workload.observe({ type: 'started', runId: 'r2' })
  workload.observe({ type: 'progress', runId: 'r1', epoch: 1, fraction: 0.25 })
  expect([workload.busy, workload.begun, workload.fractionOf('r1')]).toEqual([2, 0.25, 0.25])
  // It may have been resumed in its midst: what is stored of it says more.
  expect(workload.fractionOf('r2')).toBeNull()
  workload.observe({ type: 'ended', runId: 'r1', status: 'done', reason: null })
  // News that come late bring nothing back.
  workload.observe({ type: 'progress', runId: 'r1', epoch: 1, fraction: 0.5 })
  expect([workload.busy, workload.begun, workload.fractionOf('r1')]).toEqual([1, 0, null])
})
