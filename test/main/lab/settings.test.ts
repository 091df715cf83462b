import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../store/temporary-folder.ts'
import { clientOf } from './client-in-test.ts'
import { endlessSpec, labInTest, nextEvent, statusesOf } from './lab-in-test.ts'

describe('the number of threads', () => {
  it('takes effect at once: what waited begins', async () => {
    const lab = labInTest(undefined, { workers: 1 })
    const { runIds } = await lab.launch(endlessSpec())
    await nextEvent(lab, ({ type, runId }) => type === 'epoch' && runId === runIds[0])
    expect(statusesOf(lab, runIds)).toEqual(['running', 'queued'])
    const second = nextEvent(lab, ({ type, runId }) => type === 'started' && runId === runIds[1])
    const info = await clientOf(lab).lab.setWorkers({ workers: 2 })
    await second
    expect(info.workers).toBe(2)
    expect(statusesOf(lab, runIds)).toEqual(['running', 'running'])
  })

  it('is remembered in the data folder, unless a command says otherwise', async () => {
    const dataDir = temporaryFolder()
    await clientOf(labInTest(dataDir)).lab.setWorkers({ workers: 7 })
    expect(JSON.parse(readFileSync(join(dataDir, 'settings.json'), 'utf8'))).toEqual({ workers: 7 })
    expect(labInTest(dataDir, { workers: undefined }).activity.workers).toBe(7)
    expect(labInTest(dataDir, { workers: 3 }).activity.workers).toBe(3)
  })

  it('is one per core where the settings cannot be read', async () => {
    const dataDir = temporaryFolder()
    writeFileSync(join(dataDir, 'settings.json'), '{"workers": "many"}')
    const { workers, cores } = await clientOf(labInTest(dataDir, { workers: undefined })).lab.info()
    expect(workers).toBe(cores)
  })

  it.each([0, 1.5, 257, Number.NaN])('%d is refused, and nothing changes', async (workers) => {
    const client = clientOf(labInTest(undefined, { workers: 2 }))
    await expect(client.lab.setWorkers({ workers })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    expect((await client.lab.info()).workers).toBe(2)
  })
})

describe('what the lab says of itself', () => {
  it('names the versions that numbers depend on', async () => {
    const { versions } = await clientOf().lab.info()
    expect(versions).toMatchObject({
      'Ablation Lab': '0.0.0',
      SQLite: expect.stringMatching(/^3\./) as string,
      'Fast engine': expect.stringMatching(/^\d/) as string
    })
  })
})
