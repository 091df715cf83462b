import { describe, expect, it } from 'vitest'
import type { ExperimentId } from '../../../src-main/contract/ids.ts'
import { clientOf } from './client-in-test.ts'

/** What a method says to an input that it does not take. */
async function complaint(call: (client: ReturnType<typeof clientOf>) => Promise<unknown>) {
  const error: unknown = await call(clientOf()).catch((reason: unknown) => reason)
  expect(error).toMatchObject({ code: 'BAD_INPUT', status: 400 })
  return (error as Error).message
}

describe('an input that a method does not take', () => {
  it('is told by its field, with what is expected and what came', async () => {
    const id = 'badid' as ExperimentId
    expect(await complaint(({ experiments }) => experiments.get({ id }))).toBe(
      'id: expected an experiment such as e3; "badid" came'
    )
    expect(await complaint(({ lab }) => lab.setWorkers({ workers: 900 }))).toBe(
      'workers: expected a whole number 1 .. 256; 900 came'
    )
    expect(await complaint(({ experiments }) => experiments.addSeeds({ id: 'e1', count: NaN }))).toBe(
      'count: expected a whole number 1 .. 1000; NaN came'
    )
  })

  it('is told line by line where several fields are wrong', async () => {
    const source = { kind: 'csv' } as { kind: 'csv'; csv: string }
    const words = await complaint(({ datasets }) => datasets.add({ id: '', source }))
    expect(words.split('\n')).toEqual([
      'id: expected a name of 1 .. 40 characters; "" came',
      'source.csv: expected a file; nothing came'
    ])
  })

  it('is told without the noise of the checker where the contract has no words of its own', async () => {
    const words = await complaint(({ metrics }) => metrics.series({ runs: 'all' } as never))
    expect(words).toBe('runs: expected array; "all" came')
  })

  it('is not quoted at length', async () => {
    const name = '/'.repeat(1000)
    const words = await complaint(({ exports }) => exports.file({ name, content: new Uint8Array() }))
    expect(words).toContain('expected a file name of 1 .. 120 characters')
    expect(words.length).toBeLessThan(200)
  })
})
