import { describe, expect, it } from 'vitest'
import { followed } from '../../../src-main/lab/followed.ts'

describe('work that is followed', () => {
  it('tells what is newest, never what was overtaken, and returns what the work returns', async () => {
    const told: number[] = []
    const work = followed(async (tell: (n: number) => void) => {
      for (let n = 0; n < 1000; n++) tell(n)
      await new Promise((resolve) => setTimeout(resolve, 1))
      return 'done'
    }, undefined)
    let step = await work.next()
    for (; !step.done; step = await work.next()) told.push(step.value)
    expect(step.value).toBe('done')
    expect(told).toEqual([999])
  })

  it('fails as the work does, after what it told', async () => {
    const work = followed((tell: (n: number) => void) => {
      tell(1)
      return Promise.reject(new Error('no'))
    }, undefined)
    expect((await work.next()).value).toBe(1)
    await expect(work.next()).rejects.toThrow('no')
  })

  it('stops the work when nobody listens any more, and waits until it has cleared away', async () => {
    const happened: string[] = []
    const work = followed(async (tell: (text: string) => void, signal) => {
      tell('begun')
      await new Promise((resolve) => {
        signal.addEventListener('abort', resolve)
      })
      await new Promise((resolve) => setTimeout(resolve, 5))
      happened.push('cleared away')
    }, undefined)
    await work.next()
    await work.return(undefined)
    expect(happened).toEqual(['cleared away'])
  })
})
