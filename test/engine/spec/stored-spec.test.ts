import { describe, expect, it } from 'vitest'
import { runSpecOf } from '../../../src-engine/spec/run-spec.ts'
import { storedExperimentSpec, storedRunSpec } from '../../../src-engine/spec/stored-spec.ts'
import { preset, presetJson } from '../presets.ts'

const spec = preset('tutorial')
const runSpec = runSpecOf(spec, spec.arms[0])

describe('a stored spec', () => {
  it('comes back as it was stored', () => {
    expect(storedRunSpec(JSON.stringify(runSpec))).toEqual(runSpec)
    expect(storedExperimentSpec(JSON.stringify(spec))).toEqual(spec)
  })

  it('of a version that knew methods by their names alone means what it meant then', () => {
    const { epochs, batchSize, learningRate } = runSpec.training
    const old = {
      ...runSpec,
      network: { ...runSpec.network, activation: 'relu' },
      training: { epochs, batchSize, learningRate, optimizer: 'sgd' }
    }
    expect(storedRunSpec(JSON.stringify(old))).toEqual(runSpec)
    expect(storedExperimentSpec(JSON.stringify(presetJson('tutorial')))).toEqual(spec)
  })

  it('that a rule of today refuses comes back as it is: what was trained stays in sight', () => {
    const refused = { ...spec, baseline: 'nobody' }
    expect(storedExperimentSpec(JSON.stringify(refused))).toEqual(refused)
  })
})
