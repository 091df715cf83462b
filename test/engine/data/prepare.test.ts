import { describe, expect, it } from 'vitest'
import { BadInput } from '../../../src-engine/bad-input.ts'
import { checkFits, prepareData } from '../../../src-engine/data/prepare.ts'
import { runSpecOf } from '../../../src-engine/spec/run-spec.ts'
import { mnist } from '../mnist.ts'
import { preset } from '../presets.ts'

function prepare(changes: Record<string, unknown>, seed = 0, dataset = mnist) {
  const spec = preset('tutorial-corrected', changes)
  const runSpec = runSpecOf(spec, spec.arms[0])
  return {
    run: () => prepareData(dataset, runSpec, seed),
    check: () => {
      checkFits(dataset, runSpec)
    }
  }
}

describe('prepareData', () => {
  it('gives every seed the same rows when the split has a number', () => {
    const rows = (seed: number) => [...prepare({}, seed).run().test.index]
    expect(rows(1)).toEqual(rows(2))
  })

  it('gives each seed rows of its own when the split says "run", and the same ones again', () => {
    const split = { fraction: 0.2, seed: 'run' }
    const rows = (seed: number) => [...prepare({ split }, seed).run().test.index]
    expect(rows(1)).not.toEqual(rows(2))
    expect(rows(1)).toEqual(rows(1))
  })

  it('keeps the test rows and the order of the training rows when fewer training rows are asked for', () => {
    const all = prepare({}).run()
    const few = prepare({ dataset: { id: 'mnist-10k', samples: 5000, trainingRows: 100 } }).run()
    expect([...few.test.index]).toEqual([...all.test.index])
    expect([...few.train.index]).toEqual([...all.train.index.subarray(0, 100)])
  })

  it('tests on the last rows and trains on the others, for every seed, when nothing is drawn', () => {
    const split = { fraction: 0.5, seed: 'none' }
    const { train, test } = prepare({ split, dataset: { id: 'mnist-10k', samples: 9 } }, 3).run()
    expect([...train.index]).toEqual([0, 1, 2, 3])
    expect([...test.index]).toEqual([4, 5, 6, 7, 8])
  })

  describe('with a subset that each seed draws', () => {
    const rows = (trainingRows: number, seed: number, split: object = { fraction: 0.5, seed: 'none' }) => {
      const dataset = { id: 'mnist-10k', samples: 1000, trainingRows, subset: 'run' }
      const { train, test } = prepare({ dataset, split }, seed).run()
      return { train: [...train.index], test: [...test.index] }
    }

    it('takes as many different rows as are asked for from the training rows, in their order', () => {
      const { train } = rows(100, 0)
      expect(new Set(train).size).toBe(100)
      expect(Math.max(...train)).toBeLessThan(500)
      expect(train).toEqual(train.toSorted((a, b) => a - b))
      expect(rows(500, 0).train).toEqual(Array.from({ length: 500 }, (_, i) => i))
    })

    it('draws others for another seed and the same again for the same, the test rows fixed', () => {
      expect(rows(100, 1).train).not.toEqual(rows(100, 0).train)
      expect(rows(100, 1).train).toEqual(rows(100, 1).train)
      expect(rows(100, 1).test).toEqual(rows(100, 0).test)
    })

    it('draws each training row alike: over 400 seeds within 5 standard errors', () => {
      const counts = new Float64Array(500)
      for (let seed = 0; seed < 400; seed++) for (const row of rows(50, seed).train) counts[row]++
      for (const count of counts) expect(Math.abs(count - 40)).toBeLessThan(5 * Math.sqrt(400 * 0.1 * 0.9))
    })

    it('gives an arm with fewer rows a part of what an arm with more has', () => {
      const more = new Set(rows(200, 4).train)
      expect(rows(50, 4).train.every((row) => more.has(row))).toBe(true)
    })

    it('shifts no other stream: a split of the seed stays as it was', () => {
      const split = { fraction: 0.5, seed: 'run' }
      const plain = prepare({ dataset: { id: 'mnist-10k', samples: 1000 }, split }, 2).run()
      expect(rows(100, 2, split).test).toEqual([...plain.test.index])
    })
  })

  describe('with a validation part', () => {
    const dataset = (validation: number | null, trainingRows: number | null = null) => ({
      dataset: { id: 'mnist-10k', samples: 500, validation, trainingRows }
    })
    const rowsOf = (data: ReturnType<ReturnType<typeof prepare>['run']>) => ({
      train: [...data.train.index],
      validation: [...(data.validation?.index ?? [])],
      test: [...data.test.index]
    })
    const whole = rowsOf(prepare(dataset(null)).run())

    it('cuts it from the training rows only: the test rows stay, the training rows are parted, in their order', () => {
      const cut = rowsOf(prepare(dataset(0.25)).run())
      expect(cut.test).toEqual(whole.test)
      expect(cut.validation).toHaveLength(100)
      expect([...cut.train, ...cut.validation].sort()).toEqual([...whole.train].sort())
      expect(cut.train).toEqual(whole.train.filter((row) => !cut.validation.includes(row)))
    })

    it.each([['given'], [{ fraction: 0.2, seed: 'run' }], [{ fraction: 0.2, seed: 'none' }]])(
      'touches no test row and trains on no row twice, with the split %j',
      (split) => {
        const withTest = { ...mnist, test: mnist.training }
        const prepared = (validation: number | null) =>
          prepare({ ...dataset(validation), split }, 3, withTest).run()
        const [cut, uncut] = [prepared(0.25), prepared(null)]
        expect(cut.validation?.part).toBe(uncut.train.part)
        expect(cut.test).toEqual(uncut.test)
        const { train, validation } = rowsOf(cut)
        expect([...train, ...validation].sort()).toEqual([...uncut.train.index].sort())
      }
    )

    it('takes a whole number as rows, and cuts from the training rows that are asked for', () => {
      const cut = rowsOf(prepare(dataset(30, 120)).run())
      expect(cut.validation).toHaveLength(30)
      expect([...cut.train, ...cut.validation].sort()).toEqual(whole.train.slice(0, 120).sort())
    })

    it('picks other rows for another seed, though the split is the same, and the same again for the same', () => {
      const rows = (seed: number) => rowsOf(prepare(dataset(50), seed).run()).validation
      expect(rows(1)).not.toEqual(rows(2))
      expect(rows(1)).toEqual(rows(1))
    })

    it('fits no scaling to it', () => {
      const shift = (validation: number | null) => [...prepare(dataset(validation)).run().scaler.shift]
      expect(shift(100)).not.toEqual(shift(null))
    })

    it('refuses one that leaves nothing to train on, before training too', () => {
      const message = 'dataset.validation: expected fewer rows than the 400 training rows'
      expect(prepare(dataset(400)).run).toThrow(message)
      expect(prepare(dataset(0.999)).check).toThrow(message)
    })
  })

  it('refuses to shift rows that are no square images', () => {
    const arms = [{ name: 'baseline', regularization: { inputShift: { pixels: 2 } } }]
    expect(prepare({ arms }).check).not.toThrow()
    expect(prepare({ arms }, 0, { ...mnist, columns: 783 }).check).toThrow(
      'inputShift: expected a data set of square images, whose number of columns is a square; "mnist-10k" has 783'
    )
  })

  it('refuses to shift images out of sight', () => {
    const shifted = (pixels: number) => [{ name: 'baseline', regularization: { inputShift: { pixels } } }]
    expect(prepare({ arms: shifted(27) }).check).not.toThrow()
    expect(prepare({ arms: shifted(28) }).check).toThrow(
      'inputShift.pixels: expected fewer than 28, the side of the images of "mnist-10k"'
    )
  })

  it('trains on the training file and tests on the test file when the split is "given"', () => {
    const withTest = { ...mnist, test: mnist.training }
    const { train, test } = prepare(
      { split: 'given', dataset: { id: 'mnist-10k', samples: 300 } },
      0,
      withTest
    ).run()
    expect(train.index.length).toBe(300)
    expect(test.index.length).toBe(10_000)
  })

  it.each([
    [{ dataset: { id: 'mnist-10k', samples: 10_001 } }, 'dataset.samples: expected at most 10000'],
    [{ split: 'given' }, 'has no test rows of its own'],
    [
      { dataset: { id: 'mnist-10k', samples: 2 }, split: { fraction: 0.9, seed: 1 } },
      'leaves none to train on'
    ],
    [
      { dataset: { id: 'mnist-10k', samples: 100, trainingRows: 81 } },
      'dataset.trainingRows: expected at most 80, the training rows of this split; 81 came'
    ]
  ])('refuses %j, and checkFits says so without preparing', (changes, message) => {
    const { run, check } = prepare(changes)
    for (const attempt of [run, check]) {
      expect(attempt).toThrow(BadInput)
      expect(attempt).toThrow(message)
    }
  })
})
