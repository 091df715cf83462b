import { describe, expect, it } from 'vitest'
import { checkExperimentSpec } from '../../../src-engine/spec/parse-spec.ts'
import { rowsOf } from '../../../src-renderer/components/new/model/form-rows.ts'
import { withValueAt, type Draft, type Path } from '../../../src-renderer/components/new/model/json.ts'
import { armNameLabel, faultsOf } from '../../../src-renderer/components/new/model/places.ts'
import { placeProblems } from '../../../src-renderer/components/new/model/problems.ts'
import { repairOf } from '../../../src-renderer/components/new/model/repair.ts'
import { repairElsewhere } from '../../../src-renderer/components/new/model/repair-elsewhere.ts'
import { preset, rowOf } from './drafts.ts'

const placed = (draft: Draft) => placeProblems(draft, rowsOf(draft), checkExperimentSpec(draft).problems)
const cellsWith = (path: Path, value: unknown) => [
  ...placed(withValueAt(preset('tutorial'), path, value)).cells.keys()
]

describe('problems', () => {
  it.each<[Path, unknown, string]>([
    [['arms', 0, 'regularization', 'dropout', 'keep'], 1.2, 'regularization.dropout.keep@0'],
    [['training', 'epochs'], 0, 'training.epochs@1'],
    [['arms', 0, 'training'], { epochs: 0.5 }, 'training.epochs@0'],
    [['network', 'initializer', 'std'], -1, 'network.initializer.std@1'],
    [['training', 'optimizer'], 'sgdd', 'training.optimizer@1'],
    [['split', 'fraction'], 2, 'split.fraction@all'],
    [['arms', 0, 'regularization', 'l2'], 7, 'regularization.l2.lambda@0'],
    [['engine'], 'slow', 'engine@all']
  ])('what is wrong at %j stands at its cell', (path, value, cell) => {
    expect(cellsWith(path, value)).toEqual([cell])
  })

  it('names, the question and seeds have places of their own', () => {
    const draft = { ...preset('tutorial'), name: '=1', seeds: 'x', question: 5 }
    const { name, seeds, question, elsewhere } = placed(draft)
    expect([name?.field, seeds?.field, question?.field]).toEqual(['name', 'seeds', 'question'])
    expect(elsewhere).toEqual([])
    const twice = withValueAt(preset('tutorial'), ['arms', 1, 'name'], 'regularized')
    expect(placed(twice).armNames.get(1)?.message).toContain('two arms')
  })

  it('the name of an arm is called as at its field, by its column', () => {
    // The baseline, which is the second in the spec, has the first column.
    const draft = withValueAt(preset('tutorial'), ['arms', 0, 'name'], '')
    const rows = rowsOf(draft)
    expect(faultsOf(draft, rows, placed(draft)).map(({ label }) => label)).toEqual([armNameLabel(1)])
    expect([0, 1].map(armNameLabel)).toEqual(['Name of the baseline', 'Name of arm 2'])
  })

  it('fields that there are not are reported, never dropped', () => {
    const draft = { ...preset('tutorial'), momentum: 0.9 }
    expect(placed(draft).elsewhere.map(({ field }) => field)).toEqual(['momentum'])
  })
})

describe('repairs', () => {
  const repair = (key: string, path: Path, value: unknown, message = '') => {
    const draft = withValueAt(preset('tutorial'), path, value)
    return repairOf(draft, path, value, rowOf(preset('tutorial'), key).kind, message)
  }

  it.each<[string, Path, unknown, string]>([
    ['regularization.dropout.keep', ['arms', 0, 'regularization', 'dropout', 'keep'], 1.2, 'Use 1'],
    ['training.learningRate', ['training', 'learningRate'], '0,01', 'Use 0.01'],
    ['training.learningRate', ['training', 'learningRate'], -1, 'Use 0.1'],
    ['training.batchSize', ['training', 'batchSize'], 63.6, 'Use 64'],
    ['training.epochs', ['training', 'epochs'], 0, 'Use 1'],
    ['dataset.samples', ['dataset', 'samples'], '5,000', 'Use 5000'],
    ['split.fraction', ['split', 'fraction'], '20 %', 'Use 0.2'],
    ['split.fraction', ['split', 'fraction'], 'x', 'Use 0.2'],
    ['split.fraction', ['split', 'fraction'], undefined, 'Use 0.2'],
    ['split.seed', ['split', 'seed'], 'x', 'Use 42'],
    ['dataset.samples', ['dataset', 'samples'], Infinity, 'Use all'],
    ['network.hidden', ['network', 'hidden'], 'big', 'Use 256, 128']
  ])('%s: of %j, %j is offered to be mended: %s', (key, path, value, label) => {
    expect(repair(key, path, value)?.label).toBe(label)
  })

  it('a bound that only the data know is taken from the message', () => {
    const message = 'expected at most 10000, the rows of "mnist-10k"; 20000 came'
    expect(repair('dataset.samples', ['dataset', 'samples'], 20_000, message)?.value).toBe(10_000)
  })

  it('nothing is offered where no value is obvious', () => {
    expect(repair('claim.difference', ['claim', 'difference'], 'x')).toBeNull()
  })

  it('the default is offered where a number should stand', () => {
    expect(repair('regularization.l2.lambda', ['arms', 0, 'regularization', 'l2', 'lambda'], 'x')).toEqual({
      label: 'Use 0.0001',
      value: 0.0001
    })
  })
})

describe('what has no cell', () => {
  it.each([
    ['a baseline that is no arm', { baseline: 'nobody' }],
    ['a missing version', { specVersion: undefined }],
    ['a version that is none', { specVersion: 'x' }],
    ['a field that there is not', { momentum: 1 }],
    ['a section that is none', { network: 3 }]
  ])('%s has a repair that leaves nothing wrong', (_, changes) => {
    const draft: Draft = { ...preset('tutorial'), ...changes }
    const [problem] = checkExperimentSpec(draft).problems
    const mended = repairElsewhere(draft, problem.path)?.mend(draft)
    expect(checkExperimentSpec(mended).problems).toEqual([])
  })
})
