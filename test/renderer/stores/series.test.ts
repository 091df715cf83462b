import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Series } from '../../../src-main/contract/metrics.ts'
import { useLabClient } from '../../../src-renderer/lab-client/lab-client.ts'
import type { LabClient } from '../../../src-renderer/lab-client/lab-client-type.ts'
import { joined, useSeries } from '../../../src-renderer/stores/series.ts'

const piece = (from: number, values: readonly number[]): Series => ({
  runId: 'r1',
  from,
  columns: { test_loss: Float64Array.from(values) }
})

const lossesOf = (series: ReturnType<typeof joined> | undefined) => [...(series?.columns.test_loss ?? [])]

describe('a series and a piece behind it', () => {
  it('follow each other without a gap', () => {
    const series = joined(joined(undefined, piece(1, [5, 4])), piece(3, [3, 2]))
    expect(series.length).toBe(4)
    expect(lossesOf(series)).toEqual([5, 4, 3, 2])
  })

  it('take what they have in common from the piece, which is newer', () => {
    const series = joined(joined(undefined, piece(1, [5, 4, 3])), piece(2, [40, 30, 20]))
    expect(lossesOf(series)).toEqual([5, 40, 30, 20])
  })

  it('have NaN where a metric was not measured', () => {
    const later = { ...piece(3, []), columns: { penalty: Float64Array.of(0.5) } }
    const series = joined(joined(undefined, piece(1, [5, 4])), later)
    expect([...(series.columns.penalty ?? [])]).toEqual([NaN, NaN, 0.5])
    expect(lossesOf(series)).toEqual([5, 4, NaN])
  })
})

describe('catching up', () => {
  /** What the lab has of r1, and what it was asked for. */
  let stored: number[]
  let asked: { id: string; after: number }[]
  let calls: (typeof asked)[]

  beforeEach(() => {
    setActivePinia(createPinia())
    stored = []
    asked = []
    calls = []
    const series = ({ runs }: { runs: { id: 'r1'; after: number }[] }) => {
      asked.push(...runs)
      calls.push(runs)
      return Promise.resolve(runs.map(({ after }) => piece(after + 1, stored.slice(after))))
    }
    useLabClient({ metrics: { series } } as unknown as LabClient)
  })

  it('asks for many epochs in parts, and gets all of them', async () => {
    const series = useSeries()
    stored = Array.from({ length: 3000 }, (_, k) => k)
    await series.catchUp(new Map((['r1', 'r2', 'r3'] as const).map((id) => [id, 3000])))
    expect(calls.map((runs) => runs.map(({ id }) => id))).toEqual([['r1', 'r2'], ['r3']])
  })

  it('asks for what is new alone, and misses nothing however many epochs came meanwhile', async () => {
    const series = useSeries()
    stored = [9, 8]
    await series.catchUp(new Map([['r1', 2]]))
    stored = [9, 8, 7, 6, 5, 4]
    await series.catchUp(new Map([['r1', 6]]))
    expect(asked.map(({ after }) => after)).toEqual([0, 2])
    expect(lossesOf(series.byRun.get('r1'))).toEqual(stored)
  })

  it('asks for nothing when there is nothing new', async () => {
    const series = useSeries()
    stored = [9]
    await series.catchUp(new Map([['r1', 1]]))
    await series.catchUp(new Map([['r1', 1]]))
    expect(asked).toHaveLength(1)
  })

  it('asks for nothing again of a run that is read further than it was told of', async () => {
    const series = useSeries()
    stored = [9, 8, 7, 6, 5]
    await series.catchUp(new Map([['r1', 3]]))
    await series.catchUp(new Map([['r1', 4]]))
    expect(asked).toHaveLength(1)
    expect(lossesOf(series.byRun.get('r1'))).toEqual(stored)
  })

  it('reads a run anew that went back to its checkpoint', async () => {
    const series = useSeries()
    stored = [9, 8, 7]
    await series.catchUp(new Map([['r1', 3]]))
    stored = [9, 8.5]
    await series.catchUp(new Map([['r1', 2]]))
    expect(lossesOf(series.byRun.get('r1'))).toEqual([9, 8.5])
  })
})
