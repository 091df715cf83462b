import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Store } from '../../../src-main/store/store.ts'
import { addRun } from '../store/add-run.ts'
import { lab, temporaryFolder } from './cli.ts'

const SMALL = ['dataset.samples=100', 'network.hidden=[4]', 'training.epochs=2', 'preprocessing.scaling=unit']

/** The heads of the table of epochs that `lab show r1` prints, with its rows. */
async function shownEpochs(...changes: string[]) {
  const data = temporaryFolder()
  const set = [...SMALL, ...changes].flatMap((change) => ['--set', change])
  expect((await lab(data, 'run', 'tutorial-corrected', '--seeds', '0', ...set)).code).toBe(0)
  const lines = (await lab(data, 'show', 'r1')).stdout.split('\n')
  const head = lines.findIndex((line) => line.startsWith('epoch '))
  return lines.slice(head, head + 3).map((line) => line.split(/ {2,}/))
}

describe('lab show of a run', () => {
  it('shows the validation part beside training and test, with a number in every cell', async () => {
    const [head, ...rows] = await shownEpochs('dataset.validation=0.2')
    expect(head).toEqual([
      'epoch',
      'train loss',
      'train accuracy',
      'validation loss',
      'validation accuracy',
      'test loss',
      'test accuracy',
      'penalty'
    ])
    for (const row of rows) {
      expect(row).toHaveLength(head.length)
      for (const cell of row) expect(cell).toMatch(/^[\d.]+( %)?$/)
    }
  })

  it('has no columns of a validation part where there is none', async () => {
    const [head] = await shownEpochs()
    expect(head).toEqual(['epoch', 'train loss', 'train accuracy', 'test loss', 'test accuracy', 'penalty'])
  })
})

describe('what somebody else wrote', () => {
  it('is shown and not obeyed by the terminal: of a question as of the reason why a run stopped', async () => {
    const data = temporaryFolder()
    const store = new Store(join(data, 'lab.db'))
    const { runId, ownerId } = addRun(store, { question: 'Does it \u001b[2Jhelp?' })
    store.runs.end([runId], ownerId, 'failed', { reason: 'no \u001b[2Jroom' })
    store.close()
    const [experiment, run] = [await lab(data, 'show', 'e1'), await lab(data, 'show', runId)]
    expect(experiment.stdout.split('\n')[0]).toContain('Does it \\u001b[2Jhelp?')
    expect(run.stdout).toContain('no \\u001b[2Jroom')
    expect(experiment.stdout + run.stdout).not.toContain('\u001b')
  })
})

describe('a sweep', () => {
  const SWEEP = 'arms.regularized.l2.lambda=0.1,0.2'

  it('is told with the experiment, and with each of its runs by show and rerun', async () => {
    const data = temporaryFolder()
    const set = SMALL.flatMap((change) => ['--set', change])
    const run = ['run', 'tutorial-corrected', '--seeds', '0', ...set, '--sweep', SWEEP]
    expect((await lab(data, ...run)).code).toBe(0)
    expect((await lab(data, 'show', 'e1')).stdout).toContain(`\n2 arms of ${SWEEP}\n`)
    const runs = await Promise.all(['r1', 'r2', 'r3'].map((id) => lab(data, 'show', id, '--json')))
    const sweeps = runs.map(({ stdout }) => JSON.parse(stdout) as { arm: string; sweep: string[] | null })
    expect(new Map(sweeps.map(({ arm, sweep }) => [arm, sweep]))).toEqual(
      new Map([
        ['regularized lambda 0.1', [SWEEP]],
        ['regularized lambda 0.2', [SWEEP]],
        ['baseline', null]
      ])
    )
    expect((await lab(data, 'rerun', 'r1', '--verify')).stderr).toContain(`one of the arms of ${SWEEP}`)
  })
})
