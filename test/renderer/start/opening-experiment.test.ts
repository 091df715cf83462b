import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { checkExperimentSpec, parseExperimentSpec } from '../../../src-engine/spec/parse-spec.ts'
import { openingExperiment } from '../../../src-renderer/components/start/opening-experiment.ts'

const spec = parseExperimentSpec(JSON.parse(readFileSync('resources/experiments/tutorial.json', 'utf8')))

it('the opening experiment is the tutorial’s, with ten seeds and streams of their own', () => {
  const opening = openingExperiment([{ name: 'tutorial', spec }])
  expect(checkExperimentSpec(opening).problems).toEqual([])
  expect(opening).toMatchObject({ random: 'lab', engine: 'fast', arms: spec.arms, training: spec.training })
  expect(opening.seeds).toHaveLength(10)
})

it('without the preset it says what is missing', () => {
  expect(() => openingExperiment([])).toThrow('"tutorial"')
})
