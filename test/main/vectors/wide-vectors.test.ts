import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { StartTrainer } from '../../../src-main/queue/worker-trainer.ts'
import * as wideVectorsSwitch from '../../../src-main/vectors/switch.ts'
import { OTHER_BITS, SAME_BITS, trialOutcome } from '../../../src-main/vectors/trial-outcome.ts'
import { withWideVectors } from '../../../src-main/vectors/wide-vectors.ts'

let folder: string
let memory: string
const turnOn = vi.spyOn(wideVectorsSwitch, 'turnOnWideVectors')
vi.mock(import('../../../src-main/vectors/switch.ts'), () => ({ turnOnWideVectors: vi.fn() }))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ablation-lab-vectors-'))
  memory = join(folder, 'settings', 'vectors.json')
  turnOn.mockClear()
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** One start of the lab, in which two chains train. Resolves when what it remembers is written. */
async function oneStart(runTrial: () => Promise<boolean | null>, setting = 'on'): Promise<void> {
  const train: StartTrainer = () => ({ cancel: () => undefined, kill: () => undefined })
  const startTrainer = withWideVectors(train, { memory, runTrial, setting })
  const [chain, events] = [{} as Parameters<StartTrainer>[0], {} as Parameters<StartTrainer>[1]]
  startTrainer(chain, events)
  startTrainer(chain, events)
  await new Promise(setImmediate)
}

describe.skipIf(process.arch !== 'x64')('on x64, whose processors alone have them, wide vectors', () => {
  it('are used from the start after a trial that held', async () => {
    const runTrial = vi.fn(() => Promise.resolve(true))
    await oneStart(runTrial)
    expect(turnOn).not.toHaveBeenCalled()
    await oneStart(runTrial)
    expect(turnOn).toHaveBeenCalledOnce()
    expect(runTrial).toHaveBeenCalledOnce()
  })

  it('are never used after a trial that did not hold, and not tried again', async () => {
    const runTrial = vi.fn(() => Promise.resolve(false))
    await oneStart(runTrial)
    await oneStart(runTrial)
    expect(turnOn).not.toHaveBeenCalled()
    expect(runTrial).toHaveBeenCalledOnce()
  })

  it('are tried anew where Ctrl-C or a crash ended the trial before it came to anything', async () => {
    const outcomes = [null, 0, 1, 130, 139].map(trialOutcome)
    expect(new Set(outcomes)).toEqual(new Set([null]))
    expect([SAME_BITS, OTHER_BITS].map(trialOutcome)).toEqual([true, false])
    const runTrial = vi.fn(() => Promise.resolve(null))
    await oneStart(runTrial)
    await oneStart(runTrial)
    expect(turnOn).not.toHaveBeenCalled()
    expect(runTrial).toHaveBeenCalledTimes(2)
  })

  it('are tried anew by another V8, and what was remembered of others stays', async () => {
    const runTrial = vi.fn(() => Promise.resolve(true))
    await oneStart(runTrial)
    const [[key, holds]] = Object.entries(JSON.parse(readFileSync(memory, 'utf8')) as Record<string, boolean>)
    const other = key.replace(process.versions.v8, '1.2.3')
    writeFileSync(memory, JSON.stringify({ [other]: holds }))
    await oneStart(runTrial)
    expect(turnOn).not.toHaveBeenCalled()
    expect(runTrial).toHaveBeenCalledTimes(2)
    expect(JSON.parse(readFileSync(memory, 'utf8'))).toEqual({ [other]: true, [key]: true })
  })

  it('are tried anew where the memory cannot be read', async () => {
    const runTrial = vi.fn(() => Promise.resolve(true))
    await oneStart(runTrial)
    writeFileSync(memory, '{"half')
    await oneStart(runTrial)
    expect(turnOn).not.toHaveBeenCalled()
    expect(runTrial).toHaveBeenCalledTimes(2)
  })
})

it('are neither tried nor used when they are switched off', async () => {
  const runTrial = vi.fn(() => Promise.resolve(true))
  await oneStart(runTrial, 'off')
  await oneStart(runTrial, 'off')
  expect(runTrial).not.toHaveBeenCalled()
  expect(turnOn).not.toHaveBeenCalled()
})

it('give the weights of 128-bit vectors bit for bit', () => {
  const trial = fileURLToPath(new URL('../../../src-main/vectors/trial.ts', import.meta.url))
  const { status, stderr } = spawnSync(process.execPath, [trial], { encoding: 'utf8' })
  expect({ status, stderr }).toEqual({ status: SAME_BITS, stderr: '' })
})
