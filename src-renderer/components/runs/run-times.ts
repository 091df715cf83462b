import type { RunLine } from '../../../src-main/contract/experiments.ts'
import type { ExperimentId } from '../../../src-main/contract/ids.ts'
import { isFinal } from '../../../src-main/contract/run-status.ts'

/** When the first of the runs began, ISO 8601; null before that. */
export function startedAt(runs: readonly RunLine[]): string | null {
  return runs.reduce<string | null>(
    (first, { startedAt: at }) => (at !== null && (first === null || at < first) ? at : first),
    null
  )
}

/** Between a run's end and the next one's start, while its data are fetched; longer is a pause. */
const LONGEST_CHANGE_MS = 5000

/**
 * How long somebody who watched had to wait, in seconds: from the first start to the last end, without pauses in between, as
 * before seeds that were added later. Of runs that have ended; null before any has.
 */
export function elapsedS(runs: readonly RunLine[]): number | null {
  const spans = runs
    .flatMap((run) =>
      run.startedAt === null || run.endedAt === null
        ? []
        : [{ from: Date.parse(run.startedAt), to: Date.parse(run.endedAt) }]
    )
    .sort((a, b) => a.from - b.from)
  if (spans.length === 0) return null
  let ms = 0
  let until = -Infinity
  for (const { from, to } of spans) {
    const isPause = from - until > LONGEST_CHANGE_MS
    ms += Math.max(0, to - (isPause ? from : until))
    until = Math.max(until, to)
  }
  return ms / 1000
}

/** Training time of the runs, as far as it is known of them, added up, in seconds. */
export const trainingS = (runs: readonly RunLine[]) =>
  runs.reduce((sum, { durationS }) => sum + (durationS ?? 0), 0)

/**
 * About how long until all of the runs have ended, in seconds, were it their turn now; null when none is left or nothing is
 * known yet.
 *
 * @param now milliseconds since 1970
 */
export function secondsLeft(runs: readonly RunLine[], workers: number, now: number): number | null {
  const expected = new Map<ExperimentId, number>()
  for (const [id, own] of Map.groupBy(runs, ({ experimentId }) => experimentId)) {
    const seconds = expectedS(own, now)
    if (seconds !== null) expected.set(id, seconds)
  }
  const open = runs.filter(({ status }) => !isFinal(status))
  if (open.length === 0 || expected.size === 0) return null
  // Of experiments of which nothing is known yet, as of the others.
  const usual = mean([...expected.values()])
  const left = open.map((run) => (1 - run.fraction) * (expected.get(run.experimentId) ?? usual))
  const longest = left.reduce((most, seconds) => Math.max(most, seconds), 0)
  return Math.max(longest, left.reduce((sum, seconds) => sum + seconds, 0) / workers)
}

/** How long a run takes, in seconds: as those that are done, else as those under way promise. */
function expectedS(runs: readonly RunLine[], now: number): number | null {
  const done = runs.flatMap(({ status, durationS }) => (status === 'done' ? (durationS ?? []) : []))
  if (done.length > 0) return mean(done)
  const promised = runs.flatMap((run) => {
    const soFarS = isFinal(run.status) || run.fraction === 0 ? 0 : trainedSoFarS(run, now)
    return soFarS === 0 ? [] : soFarS / run.fraction
  })
  return promised.length === 0 ? null : mean(promised)
}

/** How long a run that has not ended was in training: before it was stopped and resumed, and since. */
function trainedSoFarS({ status, startedAt: at, durationS }: RunLine, now: number): number {
  const sinceS = status === 'running' && at !== null ? (now - Date.parse(at)) / 1000 : 0
  return (durationS ?? 0) + sinceS
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
