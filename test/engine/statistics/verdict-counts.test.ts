import { expect, it } from 'vitest'
import { verdictCounts } from '../../../src-engine/statistics/verdict-counts.ts'
import { compared, moved, tenAccuracies as baseline } from './made-up-runs.ts'

const up = moved(baseline, [0.02, 0.022])
const down = moved(baseline, [-0.02, -0.022])
const same = moved(baseline, [0.0001, -0.0001])
const wavering = moved(baseline, [0.05, -0.05, 0.02])

it('says first how many help, then what came of the others', () => {
  expect(verdictCounts(compared({ baseline, up, down, more: down, same, wavering }))).toBe(
    "1 of 5 arms helps: 2 hurt, 1 is the same, 1 can't be told"
  )
  expect(verdictCounts(compared({ baseline, down, same, none: [] }))).toBe(
    'None of 3 arms helps: 1 hurts, 1 is the same, 1 has no answer'
  )
})

it('is shorter where all came to the same', () => {
  expect(verdictCounts(compared({ baseline, a: down, b: down }))).toBe('Both arms hurt')
  expect(verdictCounts(compared({ baseline, a: up, b: up, c: up }))).toBe('All 3 arms help')
  expect(verdictCounts(compared({ baseline, a: wavering, b: wavering }))).toBe("Can't tell of either arm")
  expect(verdictCounts(compared({ baseline, a: [0.9], b: [0.9], c: [0.9] }))).toBe(
    "Can't tell of any of 3 arms"
  )
})
