import { describe, expect, it } from 'vitest'
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
