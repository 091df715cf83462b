import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { lab, startLab, temporaryFolder } from './cli.ts'

interface ReportJson {
  runs: {
    run_id: string
    status: string
    duration_s: number
    epochs_done: number
    final_weights_sha256: string | null
  }[]
}

/** Long enough for a checkpoint, which comes every second, to be met in the midst. */
const KINDS = [
  ['the fast engine', ['tutorial-corrected', '--seeds', '4', '--set', 'training.epochs=45'], 30],
  [
    'the fast engine, Adam, a schedule and early stopping',
    [
      'tutorial-corrected',
      ...['--seeds', '4', '--set', 'training.epochs=45', '--set', 'training.learningRate=0.001'],
      ...['--set', 'training.optimizer=adam', '--set', 'training.schedule=cosine'],
      ...['--set', 'dataset.validation=0.1', '--set', 'arms.regularized.earlyStopping.patience=40']
    ],
    30
  ],
  [
    'the reference engine on one numpy-legacy stream',
    ['tutorial', '--set', 'dataset.samples=1000', '--set', 'training.epochs=12'],
    8
  ]
] as const

const report = async (data: string) =>
  JSON.parse((await lab(data, 'show', 'e1', '--json')).stdout) as ReportJson

describe.each(KINDS)('with %s', (_, args, epoch) => {
  let expected: ReportJson
  beforeAll(async () => {
    const data = mkdtempSync(join(tmpdir(), 'ablation-lab-test-'))
    expected = JSON.parse((await lab(data, 'run', ...args, '--json')).stdout) as ReportJson
    rmSync(data, { recursive: true })
  })

  it('a run whose process is killed in the midst of an epoch is resumed to the weights of a straight one', async () => {
    const data = temporaryFolder()
    const killed = startLab(data, 'run', ...args, '--workers', '1')
    await killed.stderrHas(`epoch ${epoch}/`)
    killed.kill('SIGKILL')
    await killed.outcome
    const before = await report(data)
    expect(before.runs.map(({ status }) => status)).toEqual(['interrupted', 'interrupted'])

    const resumed = await lab(data, 'resume', 'e1', '--json')
    expect(resumed.code).toBe(0)
    // It did go on rather than begin anew: what was done by the first checkpoint was not done again.
    expect(resumed.stderr).not.toMatch(/r1 .*: epoch 1\//)
    const after = JSON.parse(resumed.stdout) as ReportJson
    const outcome = ({ runs }: ReportJson) =>
      runs.map(({ status, epochs_done, final_weights_sha256 }) => ({
        status,
        epochs_done,
        final_weights_sha256
      }))
    expect(outcome(after)).toEqual(outcome(expected))
    const { epochs } = JSON.parse((await lab(data, 'show', 'r1', '--json')).stdout) as {
      epochs: { epoch: number }[]
    }
    expect(epochs.map((point) => point.epoch)).toEqual(
      Array.from({ length: after.runs[0].epochs_done }, (__, i) => i + 1)
    )
  })

  it('a run that is cancelled goes on behind its last finished epoch, to the same weights', async () => {
    const data = temporaryFolder()
    const cancelled = startLab(data, 'run', ...args, '--workers', '1')
    await cancelled.stderrHas('epoch 3/')
    cancelled.kill('SIGINT')
    const { code, stderr } = await cancelled.outcome
    expect(code).toBe(130)
    expect(stderr).toContain('Go on with: lab resume e1')
    const done = (await report(data)).runs[0].epochs_done

    const resumed = await lab(data, 'resume', 'e1', '--json')
    expect(resumed.stderr).not.toContain(`r1 regularized seed 4: epoch ${done}/`)
    const after = JSON.parse(resumed.stdout) as ReportJson
    expect(after.runs.map((run) => run.final_weights_sha256)).toEqual(
      expected.runs.map((run) => run.final_weights_sha256)
    )
  })
})

describe('lab resume', () => {
  it('refuses runs that are done, and ids that are none', async () => {
    const data = temporaryFolder()
    await lab(data, 'run', 'tutorial-corrected', '--seeds', '0', '--set', 'training.epochs=1')
    for (const [id, message] of [
      ['e1', 'e1 has no run that is cancelled or interrupted: nothing to resume'],
      ['r1', 'r1 is done: expected a run that is cancelled or interrupted'],
      ['e7', 'no experiment e7']
    ]) {
      const { code, stderr } = await lab(data, 'resume', id)
      expect(stderr).toContain(message)
      expect(code).toBe(2)
    }
  })
})
