import { describe, expect, it } from 'vitest'
import type { DataPart } from '../../../src-engine/data/dataset.ts'
import { allRows, type Rows } from '../../../src-engine/data/rows.ts'
import { fitScaler, scaleRows } from '../../../src-engine/data/scaler.ts'
import { matrixFromRows, matrixOf, rowsOf } from '../../../src-engine/matrix.ts'
import type { Scaling } from '../../../src-engine/spec/experiment-spec.ts'
import { normalize } from '../../../src-engine/toolkit/normalize.ts'

const bytes = (rows: number[][]) => Uint8Array.from(rows.flat())

function part(rows: number[][], make: (rows: number[][]) => Uint8Array | Float64Array = bytes): DataPart {
  const values = make(rows)
  const shared = new SharedArrayBuffer(values.byteLength)
  const features = values instanceof Uint8Array ? new Uint8Array(shared) : new Float64Array(shared)
  features.set(values)
  return { rows: rows.length, features, labels: new Uint8Array(new SharedArrayBuffer(rows.length)) }
}

function scaled(scaling: Scaling, train: Rows, test: Rows, columns: number) {
  const scaler = fitScaler(scaling, train, test, columns)
  const apply = (rows: Rows) => {
    const out = matrixOf(rows.index.length, columns)
    scaleRows(scaler, rows, 0, rows.index.length, out)
    return rowsOf(out)
  }
  return { train: apply(train), test: apply(test) }
}

const some = (dataPart: DataPart, ...index: number[]): Rows => ({
  part: dataPart,
  index: Uint32Array.from(index)
})

describe('standardize-on-all', () => {
  it("gives exactly the toolkit's normalize of all rows, in whatever order the split has them", () => {
    const rows = [
      [1, 7, 0],
      [4, 7, 9],
      [6, 7, 200],
      [255, 7, 3]
    ]
    const data = part(rows)
    const expected = rowsOf(normalize(matrixFromRows(rows)))
    const result = scaled('standardize-on-all', some(data, 3, 0), some(data, 2, 1), 3)
    expect(result.train).toEqual([expected[3], expected[0]])
    expect(result.test).toEqual([expected[2], expected[1]])
  })
})

describe('standardize-on-train', () => {
  it('measures mean and standard deviation on the training rows alone', () => {
    const data = part([[0], [2], [10]])
    const result = scaled('standardize-on-train', some(data, 0, 1), some(data, 2), 1)
    expect(result).toEqual({ train: [[-1], [1]], test: [[9]] })
  })

  it('sets columns lit in fewer than 0.1 % of the training rows to 0 in train and test', () => {
    // 2 000 training rows: column 0 is lit in one of them (0.05 %), column 1 in two (0.1 %). The test row has both lit.
    const rows = Array.from({ length: 2001 }, (_, i) => [i === 5 ? 255 : 0, i === 5 || i === 6 ? 255 : 0])
    rows[2000] = [255, 255]
    const data = part(rows)
    const result = scaled('standardize-on-train', allRows(data, 2000), some(data, 2000), 2)
    expect(result.train[5][0]).toBe(0)
    expect(result.test[0][0]).toBe(0)
    expect(result.train[5][1]).toBeGreaterThan(30)
    expect(result.test[0][1]).toBe(result.train[5][1])
  })

  it('sets a column that is constant in the training rows to 0, not NaN', () => {
    const data = part([
      [3, 1],
      [3, 2],
      [8, 3]
    ])
    const result = scaled('standardize-on-train', some(data, 0, 1), some(data, 2), 2)
    expect(result.train.map((row) => row[0])).toEqual([0, 0])
    expect(result.test[0][0]).toBe(0)
  })

  it('sets a column of one fraction to 0, though its mean is rounded, whatever a test row has there', () => {
    const rows = Array.from({ length: 11 }, (_, i) => [i < 10 ? 0.1 : 0.2, i])
    const data = part(rows, (values) => Float64Array.from(values.flat()))
    const result = scaled('standardize-on-train', allRows(data, 10), some(data, 10), 2)
    expect(result.train.map((row) => row[0])).toEqual(Array(10).fill(0))
    expect(result.test[0][0]).toBe(0)
    expect(result.train[9][1]).toBeCloseTo(4.5 / Math.sqrt(8.25), 12)
  })
})

describe('unit', () => {
  it('divides bytes by 255', () => {
    const data = part([[0], [51], [255]])
    expect(scaled('unit', some(data, 0, 1), some(data, 2), 1)).toEqual({ train: [[0], [0.2]], test: [[1]] })
  })

  it("brings other numbers from each column's least and greatest training value to 0 and 1", () => {
    const data = part(
      [
        [-1, 5],
        [3, 5],
        [5, 6]
      ],
      (rows) => Float64Array.from(rows.flat())
    )
    const result = scaled('unit', some(data, 0, 1), some(data, 2), 2)
    expect(result.train).toEqual([
      [0, 0],
      [1, 0]
    ])
    expect(result.test).toEqual([[1.5, 0]])
  })
})
