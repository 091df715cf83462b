import { describe, expect, it } from 'vitest'
import { nameWarnings, specWarnings } from '../../../src-engine/spec/warnings.ts'
import { preset } from '../presets.ts'

const shift = { inputShift: { pixels: 2 } }
const unit = { preprocessing: { scaling: 'unit' } }
const arms = (...all: object[]) => all.map((arm, i) => ({ name: i === 0 ? 'baseline' : `arm ${i}`, ...arm }))

describe('specWarnings', () => {
  it('has nothing to say of the presets', () => {
    for (const name of ['tutorial', 'tutorial-corrected', 'exercise-4']) {
      expect(specWarnings(preset(name)), name).toEqual([])
    }
  })

  it('warns of names that table programs read as "missing", those who export, too', () => {
    const spec = preset('tutorial', { name: 'NA' })
    expect(specWarnings(spec)).toEqual([expect.stringContaining('"NA"')])
    expect(nameWarnings(spec)).toEqual(specWarnings(spec))
  })

  it('names the arms whose standardized images are shifted', () => {
    const shifted = arms({ regularization: shift }, { regularization: shift, ...unit }, {})
    const [warning, ...more] = specWarnings(preset('tutorial', { arms: shifted }))
    expect(warning).toMatch(/^in "baseline": shifted images .* set preprocessing.scaling to "unit"/)
    expect(more).toEqual([])
  })

  it('says once what is so in all arms', () => {
    const both = arms({ regularization: shift }, { regularization: shift })
    expect(specWarnings(preset('tutorial', { arms: both }))).toEqual([
      expect.stringMatching(/^in all arms: shifted images/)
    ])
  })

  it.each([
    [{ id: 'warm-up', epochs: 5 }, 'a warm-up of 5 epochs leaves none of the training'],
    [
      { id: 'step', every: 5 },
      'the learning rate never falls: it would after 5 epochs, training ends after 5'
    ],
    [{ id: 'warm-up', epochs: 4 }, null],
    [{ id: 'step', every: 4 }, null],
    [{ id: 'cosine' }, null]
  ])('of five epochs with the schedule %j says %s', (schedule, said) => {
    const spec = preset('tutorial', { arms: arms({}), training: { epochs: 5, schedule } })
    expect(specWarnings(spec)).toEqual(said === null ? [] : [expect.stringContaining(said)])
  })

  it.each([
    { patience: 9, evaluateEvery: 1, warns: true },
    { patience: 8, evaluateEvery: 1, warns: false },
    { patience: 3, evaluateEvery: 3, warns: true },
    { patience: 2, evaluateEvery: 3, warns: false }
  ])(
    'of ten epochs, measured every $evaluateEvery, and a patience of $patience: $warns, as training could end sooner or not',
    ({ patience, evaluateEvery, warns }) => {
      const spec = preset('tutorial', {
        dataset: { validation: 0.1 },
        training: { epochs: 10, evaluateEvery },
        arms: arms({ regularization: { earlyStopping: { patience } } })
      })
      expect(specWarnings(spec)).toHaveLength(warns ? 1 : 0)
    }
  )
})
