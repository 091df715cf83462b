import { describe, expect, it } from 'vitest'
import {
  ARM_PX,
  columnsInView,
  LABEL_PX,
  slotsOf
} from '../../../src-renderer/components/new/model/column-slots.ts'

describe('the columns in view', () => {
  const threeWide = LABEL_PX + 3 * ARM_PX

  it('are those that fit beside the labels, and two on either side', () => {
    expect(columnsInView(25, { scrolled: 0, width: threeWide })).toEqual({ from: 0, to: 5 })
    expect(columnsInView(25, { scrolled: 10 * ARM_PX, width: threeWide })).toEqual({ from: 8, to: 15 })
    expect(columnsInView(25, { scrolled: 22 * ARM_PX, width: threeWide })).toEqual({ from: 20, to: 25 })
  })

  it('are more by one where the first and the last are cut', () => {
    const { from, to } = columnsInView(25, { scrolled: 9.5 * ARM_PX, width: threeWide })
    expect([from, to]).toEqual([7, 15])
  })

  it('are all where the width is not known', () => {
    expect(columnsInView(25, { scrolled: 0, width: 0 })).toEqual({ from: 0, to: 25 })
  })
})

describe('the slots of a row', () => {
  it('are arms, and one gap for those that are not shown and follow each other', () => {
    expect(slotsOf([4, 0, 1, 2, 3], (arm) => arm === 0 || arm === 3)).toEqual([
      { arm: null, gap: 1 },
      { arm: 0 },
      { arm: null, gap: 2 },
      { arm: 3 }
    ])
  })
})
