import { describe, expect, it } from 'vitest'
import { experimentId } from '../../../src-main/contract/ids.ts'
import { elapsedS, secondsLeft, trainingS } from '../../../src-renderer/components/runs/run-times.ts'
import { pairedRuns, runLine } from './experiment-in-test.ts'

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23) + seconds * 1000).toISOString()
const span = (key: number, from: number, to: number) =>
  runLine(key, 'baseline', key, { startedAt: at(from), endedAt: at(to), durationS: to - from })

describe('the time that runs took', () => {
  it('is from the first start to the last end, however many trained side by side', () => {
    const runs = [span(2, 1, 6), span(1, 0, 5), span(3, 7, 9)]
    expect(elapsedS(runs)).toBe(9)
    expect(trainingS(runs)).toBe(12)
  })

  it('leaves out what was between runs, as before seeds that came later', () => {
    expect(elapsedS([span(1, 0, 5), span(2, 3600, 3602)])).toBe(7)
  })

  it('is unknown before a run has ended', () => {
    expect(elapsedS([runLine(1, 'baseline', 0, { endedAt: null, durationS: null })])).toBeNull()
    expect(elapsedS(pairedRuns([0.9], [0.8]))).toBe(2)
  })
})

describe('the time left', () => {
  const waiting = {
    status: 'queued',
    epochsDone: 0,
    fraction: 0,
    last: null,
    startedAt: null,
    durationS: null
  } as const

  it('is what finished runs took, shared by the workers', () => {
    const runs = [
      runLine(1, 'baseline', 0),
      ...[1, 2, 3, 4].map((k) => runLine(1 + k, 'baseline', k, waiting))
    ]
    expect(secondsLeft(runs, 2, 0)).toBe(4)
  })

  it('rests on the pace of a run in training while none is done', () => {
    const startedAt = '2026-11-23T10:00:00.000Z'
    const run = runLine(1, 'baseline', 0, { ...waiting, status: 'running', fraction: 0.25, startedAt })
    const now = Date.parse(startedAt) + 10_000
    expect(secondsLeft([run], 2, now)).toBe(30)
  })

  it('counts, of a run that was resumed, what it trained before it was stopped, as soon as it waits to go on', () => {
    const startedAt = '2026-11-23T10:00:00.000Z'
    const resumed = { ...waiting, fraction: 0.5, durationS: 60, startedAt }
    const now = Date.parse(startedAt) + 6000
    expect(secondsLeft([runLine(1, 'baseline', 0, resumed)], 2, now)).toBe(60)
    const goesOn = { ...resumed, status: 'running', fraction: 0.55 } as const
    expect(secondsLeft([runLine(1, 'baseline', 0, goesOn)], 2, now)).toBeCloseTo(54, 9)
  })

  it('is unknown before anything is, and when nothing is left', () => {
    expect(secondsLeft([runLine(1, 'baseline', 0, waiting)], 2, 0)).toBeNull()
    expect(secondsLeft([runLine(1, 'baseline', 0)], 2, 0)).toBeNull()
  })

  it('is of several experiments the work of all, shared; one of which nothing is known takes as long as the others', () => {
    const other = { ...waiting, experimentId: experimentId(2) }
    const runs = [
      runLine(1, 'baseline', 0),
      runLine(2, 'baseline', 1, waiting),
      runLine(3, 'baseline', 0, other),
      runLine(4, 'baseline', 1, other)
    ]
    expect(secondsLeft(runs, 2, 0)).toBe(3)
  })

  it('is never shorter than that of the longest run', () => {
    const runs = [runLine(1, 'baseline', 0), runLine(2, 'baseline', 1, waiting)]
    expect(secondsLeft(runs, 8, 0)).toBe(2)
  })
})
