import { effectScope } from 'vue'
import { expect, it } from 'vitest'
import { stateText } from '../../../src-renderer/components/export/job-state.ts'
import { useExportJob } from '../../../src-renderer/components/export/use-export-job.ts'
import { fileName } from '../../../src-renderer/lab-client/save-file.ts'

const saved = { kind: 'saved', path: '/home/ada/e1', key: 'k', warnings: [] } as const
const newJob = () => {
  const scope = effectScope()
  const job = scope.run(() => useExportJob())
  if (!job) throw new Error('the scope is over')
  return { job, scope }
}

it('tells how much is written, and then where it is', async () => {
  const { job } = newJob()
  const said: string[] = []
  await job.run('runs.csv', (tell) => {
    said.push(stateText(job.state.value))
    tell(0.349)
    said.push(stateText(job.state.value))
    return Promise.resolve(saved)
  })
  said.push(stateText(job.state.value))
  expect(said).toEqual(['Writing runs.csv', 'Writing runs.csv, 34 %', 'Saved to /home/ada/e1'])
})

it('says what went wrong', async () => {
  const { job } = newJob()
  await job.run('runs.csv', () => Promise.reject(new Error('the disk is full')))
  expect(job.state.value).toEqual({ kind: 'failed', problem: 'the disk is full' })
})

it('says nothing when no place was chosen', async () => {
  const { job } = newJob()
  await job.run('runs.csv', () => Promise.resolve(null))
  expect(job.state.value.kind).toBe('idle')
})

it('that is cancelled is over, whatever comes of it later', async () => {
  const { job } = newJob()
  const signals: AbortSignal[] = []
  let finish: (value: typeof saved) => void = () => undefined
  const running = job.run('runs.csv', (_, signal) => {
    signals.push(signal)
    return new Promise((resolve) => (finish = resolve))
  })
  job.dismiss()
  expect(signals[0].aborted).toBe(true)
  finish(saved)
  await running
  expect(job.state.value.kind).toBe('idle')
})

it('ends with the screen it belongs to', () => {
  const { job, scope } = newJob()
  const signals: AbortSignal[] = []
  void job.run('runs.csv', (_, signal) => {
    signals.push(signal)
    return new Promise(() => undefined)
  })
  scope.stop()
  expect(signals[0].aborted).toBe(true)
})

it('gives files names that every system allows', () => {
  expect(fileName('a/b\\c: "d"?.csv')).toBe('a-b-c- -d-.csv')
  expect(fileName('..')).toBe('untitled')
  expect(fileName('.hidden. ')).toBe('hidden')
})
