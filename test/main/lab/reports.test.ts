import { describe, expect, it } from 'vitest'
import type { VerifyNews } from '../../../src-main/contract/reports.ts'
import { smallSpec } from '../store/small-spec.ts'
import { clientOf } from './client-in-test.ts'
import { endlessSpec, labInTest, nextEvent, trained } from './lab-in-test.ts'

describe('what is reported through every door', () => {
  it('is an experiment with its runs and verdicts, as the lab has it', async () => {
    const { lab, experimentId } = await trained(smallSpec({ seeds: [1, 2] }))
    const report = await clientOf(lab).reports.experiment({ id: experimentId })
    expect(report).toEqual(lab.report(experimentId))
    expect(report.runs.every(({ status }) => status === 'done')).toBe(true)
  })

  it('is which of two models has more rows right, where one seed is finished in both', async () => {
    const { lab, experimentId } = await trained(smallSpec({ seeds: [1] }))
    const models = await clientOf(lab).reports.models({ id: experimentId })
    expect(models.size).toBe(lab.experiment(experimentId).spec.arms.length - 1)
  })

  it('is all of a run: every epoch, what it was made of, and nothing that only training needs', async () => {
    const { lab, runIds } = await trained()
    const run = await clientOf(lab).reports.run({ id: runIds[0] })
    expect(run).toMatchObject({ id: runIds[0], status: 'done', dataHash: lab.run(runIds[0]).dataHash })
    expect(run.epochs.map(({ epoch }) => epoch)).toEqual(run.epochs.map((_, i) => i + 1))
    expect(run.epochs).toHaveLength(run.spec.training.epochs)
    expect(run.finalWeightsSha256).toMatch(/^[0-9a-f]{64}$/)
    expect(run).not.toHaveProperty('startState')
  })

  it('says what is missing', async () => {
    const { reports } = clientOf()
    await expect(reports.experiment({ id: 'e9' })).rejects.toThrow(/^no experiment e9/)
    await expect(reports.run({ id: 'r9' })).rejects.toThrow(/^no run r9/)
  })
})

describe('repeating a run', () => {
  it('ends with what came of it', async () => {
    const { lab, runIds } = await trained()
    const news: VerifyNews[] = []
    for await (const piece of await clientOf(lab).reports.verify({ id: runIds[0] })) news.push(piece)
    expect(news.at(-1)).toMatchObject({ type: 'verified', verification: { same: true } })
    expect(news.slice(0, -1).every(({ type }) => type === 'progress')).toBe(true)
  })

  it('is refused for a run that is not finished', async () => {
    const lab = labInTest()
    const started = nextEvent(lab, ({ type }) => type === 'started')
    const { runIds } = await lab.launch(endlessSpec())
    const { runId } = await started
    const verifying = clientOf(lab).reports.verify({ id: runId })
    await expect(verifying.then((stream) => stream.next())).rejects.toThrow(/is running and has no final/)
    await lab.cancel(runIds)
  })
})
