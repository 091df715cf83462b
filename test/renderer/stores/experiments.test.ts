import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { watch } from 'vue'
import type { ExperimentLine, RunLine } from '../../../src-main/contract/experiments.ts'
import { useLabClient } from '../../../src-renderer/lab-client/lab-client.ts'
import type { LabClient } from '../../../src-renderer/lab-client/lab-client-type.ts'
import { useExperiments } from '../../../src-renderer/stores/experiments.ts'

const run = (id: `r${number}`, epochsDone: number) =>
  ({ id, experimentId: 'e1', epochsDone }) as unknown as RunLine
const experiment = (runs: RunLine[]) => ({ id: 'e1', name: 'one', runs }) as unknown as ExperimentLine

let listed: ExperimentLine[]

beforeEach(() => {
  setActivePinia(createPinia())
  const list = () => Promise.resolve(listed)
  useLabClient({ experiments: { list } } as unknown as LabClient)
})

describe('experiments in the page', () => {
  it('show each run as the news last told it', async () => {
    const experiments = useExperiments()
    listed = [experiment([run('r1', 0), run('r2', 0)])]
    await experiments.load()
    experiments.merge([run('r2', 3)])
    expect(experiments.runsOf('e1').map(({ epochsDone }) => epochsDone)).toEqual([0, 3])
  })

  it('take no notice of runs that are not in the list: they are deleted, or not yet read', async () => {
    const experiments = useExperiments()
    listed = [experiment([run('r1', 0)])]
    await experiments.load()
    experiments.merge([run('r7', 3)])
    expect(experiments.runs.has('r7')).toBe(false)
  })

  it('tell those who watch, at news as at a new list', async () => {
    const experiments = useExperiments()
    const seen: number[] = []
    watch(
      () => experiments.runsOf('e1').map(({ epochsDone }) => epochsDone),
      (done) => seen.push(...done),
      { flush: 'sync' }
    )
    listed = [experiment([run('r1', 1)])]
    await experiments.load()
    experiments.merge([run('r1', 2)])
    expect(seen.at(-1)).toBe(2)
    expect(seen).toContain(1)
  })
})
