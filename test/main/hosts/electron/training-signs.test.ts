import Database from 'better-sqlite3'
import { expect, test, vi } from 'vitest'
import type { ExperimentId } from '../../../../src-main/contract/ids.ts'
import { showTraining } from '../../../../src-main/hosts/electron/training-signs.ts'
import type { Lab } from '../../../../src-main/lab/lab.ts'
import { labInTest } from '../../lab/lab-in-test.ts'
import { smallSpec } from '../../store/small-spec.ts'

const { SqliteError } = Database

function signsOf(lab: Lab) {
  const progress: (number | null)[] = []
  const finished: ExperimentId[] = []
  showTraining(lab, {
    progress: (fraction) => progress.push(fraction),
    finished: ({ id }) => finished.push(id)
  })
  return { progress, finished }
}

test('an experiment is told to be finished once, when its last run has ended', async () => {
  const lab = labInTest()
  const { finished } = signsOf(lab)
  const first = await lab.launch(smallSpec({ seeds: [0, 1, 2] }))
  const second = await lab.launch(smallSpec({ seeds: [0] }))
  await lab.idle()
  await expect.poll(() => [...finished].sort()).toEqual([first.experimentId, second.experimentId])
})

test('an experiment that somebody stopped is not told to be finished', async () => {
  const lab = labInTest()
  const { finished, progress } = signsOf(lab)
  await lab.launch(smallSpec({ seeds: [0, 1] }))
  lab.cancelAll()
  await lab.idle()
  await expect.poll(() => progress.at(-1)).toBeNull()
  expect(finished).toEqual([])
})

test('progress ends with nothing left to show', async () => {
  const lab = labInTest()
  const { progress } = signsOf(lab)
  await lab.launch(smallSpec({ seeds: [0, 1] }))
  await lab.idle()
  await expect.poll(() => progress.at(-1)).toBeNull()
  for (const fraction of progress) expect(fraction ?? 0).toBeLessThanOrEqual(1)
})

test('a lab that is closed meanwhile is not asked what has ended', async () => {
  const lab = labInTest()
  const { finished, progress } = signsOf(lab)
  await lab.launch(smallSpec({ seeds: [0, 1] }))
  await lab.idle()
  const told = progress.length
  lab.close()
  // An error in the timer would fail the test as one that nobody caught.
  await expect.poll(() => progress.length).toBeGreaterThan(told)
  expect(progress.at(-1)).toBeNull()
  expect(finished).toEqual([])
})

test('an experiment that is deleted as soon as it has ended is told of no more', async () => {
  const lab = labInTest()
  const { finished, progress } = signsOf(lab)
  const { experimentId } = await lab.launch(smallSpec({ seeds: [0, 1] }))
  await lab.idle()
  expect(progress).not.toContain(null)
  await lab.discard([experimentId])
  // An error in the timer would fail the test as one that nobody caught.
  await expect.poll(() => progress.at(-1)).toBeNull()
  expect(finished).toEqual([])
})

test('where the store fails as an experiment ends, it is told later', async () => {
  const lab = labInTest()
  const { finished, progress } = signsOf(lab)
  const { experimentId } = await lab.launch(smallSpec({ seeds: [0, 1] }))
  await lab.idle()
  const failing = vi.spyOn(lab.store.targets, 'experimentsOf').mockImplementation(() => {
    throw new SqliteError('disk I/O error', 'SQLITE_IOERR_READ')
  })
  await expect.poll(() => progress.at(-1)).toBeNull()
  expect(finished).toEqual([])
  failing.mockRestore()
  await expect.poll(() => finished).toEqual([experimentId])
})
