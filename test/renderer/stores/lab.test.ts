import { createPinia, setActivePinia } from 'pinia'
import { afterEach, expect, it } from 'vitest'
import type { LabNews } from '../../../src-main/contract/lab.ts'
import type { LabClient } from '../../../src-renderer/lab-client/lab-client-type.ts'
import { useLabClient } from '../../../src-renderer/lab-client/lab-client.ts'
import { lengthened, useLab } from '../../../src-renderer/stores/lab.ts'

afterEach(() => {
  useLabClient(null)
})

it('the number of threads is what the news says, wherever it was set', async () => {
  setActivePinia(createPinia())
  const activity = { workers: 5, busyWorkers: 0, runsLeft: 0 }
  const news: LabNews = { runs: [], queued: [], experiments: [], listChanged: false, activity }
  const fakeLab = {
    lab: { info: () => Promise.resolve({ workers: 2, cores: 4 }), watch: () => Promise.resolve([news]) },
    experiments: { page: () => Promise.resolve([]), some: () => Promise.resolve([]) }
  }
  useLabClient(fakeLab as unknown as LabClient)
  await useLab().follow(new AbortController().signal)
  expect(useLab().info).toEqual({ workers: 5, cores: 4 })
})

it('a line of waiting runs keeps its order, without those that had their turn; who comes again stands behind', () => {
  const isWaiting = (id: string) => id !== 'r1'
  expect(lengthened([], ['r1', 'r2', 'r3'], isWaiting)).toEqual(['r1', 'r2', 'r3'])
  expect(lengthened(['r1', 'r2', 'r3', 'r4'], ['r3', 'r5'], isWaiting)).toEqual(['r2', 'r4', 'r3', 'r5'])
})
