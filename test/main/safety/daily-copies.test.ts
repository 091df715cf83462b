import { utimesSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { copyPath, makeCopy } from '../../../src-main/safety/copies.ts'
import { keepDailyCopies } from '../../../src-main/safety/daily-copies.ts'
import { DamageFound, type RunJob } from '../../../src-main/safety/run-job.ts'
import type { FileProblem } from '../../../src-main/store/file-problem.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'
import { filledLab } from './filled-lab.ts'

const HOUR_MS = 60 * 60 * 1000

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Keeps copies of a file; tells the jobs that were done and the problems that were told. */
function keeping(file: string, { work = () => Promise.resolve(true), isSound = true } = {}) {
  const jobs: string[] = []
  const problems: FileProblem[] = []
  const runJob = ((job) => {
    jobs.push(job.type)
    return work()
  }) as RunJob
  const damaged = (problem: FileProblem) => problems.push(problem)
  onTestFinished(keepDailyCopies({ file, runJob, isSound: () => isSound, damaged }))
  return { jobs, problems }
}

describe('while a lab is open', () => {
  it('a copy is made soon, and again when a day has passed and the lab has changed', async () => {
    const file = filledLab(temporaryFolder())
    const { jobs } = keeping(file)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(jobs).toEqual(['copy'])

    await makeCopy(file, { date: '2026-11-22' })
    await vi.advanceTimersByTimeAsync(3 * HOUR_MS)
    expect(jobs).toEqual(['copy'])
    const yesterday = (Date.now() - 25 * HOUR_MS) / 1000
    utimesSync(copyPath(file, '2026-11-22'), yesterday, yesterday)
    await vi.advanceTimersByTimeAsync(HOUR_MS)
    expect(jobs).toEqual(['copy', 'copy'])
  })

  it('no copy is made of a file that is known to be damaged', async () => {
    const { jobs } = keeping(filledLab(temporaryFolder()), { isSound: false })
    await vi.advanceTimersByTimeAsync(3 * HOUR_MS)
    expect(jobs).toEqual([])
  })

  it('a damage that shows as the file is copied is told', async () => {
    const work = () => Promise.reject(new DamageFound('it is damaged', 'Page 7 is never used'))
    const { problems } = keeping(filledLab(temporaryFolder()), { work })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(problems).toMatchObject([{ kind: 'damaged', said: 'Page 7 is never used' }])
  })
})
