import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { watch } from 'vue'
import type { ExperimentLine, RunLine } from '../../../src-main/contract/experiments.ts'
import { useLabClient } from '../../../src-renderer/lab-client/lab-client.ts'
import type { LabClient } from '../../../src-renderer/lab-client/lab-client-type.ts'
import { useExperiments } from '../../../src-renderer/stores/experiments.ts'

const run = (id: `r${number}`, epochsDone: number) =>
  ({ id, experimentId: 'e1', epochsDone }) as unknown as RunLine
const experiment = (runs: RunLine[], id = 'e1') => ({ id, name: id, runs }) as unknown as ExperimentLine

/** What the lab has, the newest first. */
let listed: ExperimentLine[]

beforeEach(() => {
  setActivePinia(createPinia())
  // One experiment a page.
  const page = ({ before }: { before: string | null }) => {
    const start = before === null ? 0 : listed.findIndex(({ id }) => id === before) + 1
    return Promise.resolve(listed.slice(start, start + 1))
  }
  const some = ({ ids }: { ids: string[] }) => Promise.resolve(listed.filter(({ id }) => ids.includes(id)))
  useLabClient({ experiments: { page, some } } as unknown as LabClient)
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

  it('are read to the last page', async () => {
    const experiments = useExperiments()
    listed = [experiment([run('r3', 1)], 'e3'), experiment([run('r2', 1)], 'e2'), experiment([run('r1', 1)])]
    await experiments.load()
    expect(experiments.all).toEqual(listed)
    expect([...experiments.runs.keys()]).toEqual(['r3', 'r2', 'r1'])
  })

  it('are there page by page as the lab is opened, and never fewer when the list is read again', async () => {
    const experiments = useExperiments()
    const seen: [number, boolean][] = []
    watch(
      () => experiments.all,
      (all) => seen.push([all.length, experiments.isLoaded]),
      { flush: 'sync' }
    )
    listed = [experiment([run('r3', 1)], 'e3'), experiment([run('r2', 1)], 'e2'), experiment([run('r1', 1)])]
    await experiments.load()
    expect(seen).toEqual([
      [1, false],
      [3, false]
    ])
    expect(experiments.isLoaded).toBe(true)
    await experiments.load()
    expect(seen.slice(2)).toEqual([[3, true]])
  })

  it('are read again one by one: added, changed and taken away, while the others keep their newest runs', async () => {
    const experiments = useExperiments()
    listed = [experiment([run('r3', 1)], 'e3'), experiment([run('r2', 1)], 'e2'), experiment([run('r1', 1)])]
    await experiments.load()
    experiments.merge([run('r1', 5)])
    const changed = experiment([run('r2', 1), run('r5', 0)], 'e2')
    listed = [experiment([run('r10', 0)], 'e10'), changed, experiment([run('r1', 1)])]
    await experiments.reload(['e10', 'e3', 'e2'])
    expect(experiments.all.map(({ id }) => id)).toEqual(['e10', 'e2', 'e1'])
    expect(experiments.runsOf('e2').map(({ id }) => id)).toEqual(['r2', 'r5'])
    expect(experiments.runsOf('e1').map(({ epochsDone }) => epochsDone)).toEqual([5])
    expect(experiments.runs.has('r3')).toBe(false)
  })
})
