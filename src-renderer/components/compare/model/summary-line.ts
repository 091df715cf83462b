import { counted, exact, shortDuration } from '../../../../src-engine/words/numbers.ts'
import type { RunLine } from '../../../../src-main/contract/experiments.ts'
import type { ComparisonModel, Group } from './comparison-model.ts'

/**
 * What was done, in a line: network, data, size, and how far it is.
 *
 * @param now null for a text that is read on other days, too
 */
export function summaryLine(model: ComparisonModel, runs: readonly RunLine[], now: Date | null): string {
  const { groups } = model
  return [
    common(groups, networkText) ?? 'Networks differ',
    common(groups, dataText) ?? 'Data differ',
    sizeText(model, runs),
    progressText(model, runs, now)
  ]
    .map((sentence) => `${sentence}.`)
    .join(' ')
}

const common = (groups: readonly Group[], textOf: (group: Group) => string): string | null => {
  const texts = new Set(groups.map(textOf))
  return texts.size === 1 ? [...texts][0] : null
}

const networkText = ({ spec }: Group) => `Hidden layers ${spec.network.hidden.join('-')}`

function dataText({ spec: { dataset, split } }: Group): string {
  const rows = dataset.samples === null ? 'All rows' : `${exact(dataset.samples)} rows`
  const parts = `${rows} of ${dataset.id}`
  if (split === 'given') return `${parts}, its own test rows`
  if (dataset.samples === null) {
    const tested = `${parts}, ${Math.round(split.fraction * 100)} % of them to test`
    return dataset.trainingRows === null ? tested : `${tested}, ${exact(dataset.trainingRows)} to train`
  }
  const test = Math.ceil(dataset.samples * split.fraction)
  const train = dataset.trainingRows ?? dataset.samples - test
  return `${parts}: ${exact(train)} train, ${exact(test)} test`
}

function sizeText(model: ComparisonModel, runs: readonly RunLine[]): string {
  const { groups } = model
  const epochs = [...new Set(groups.map(({ spec }) => spec.training.epochs))].sort((a, b) => a - b)
  const seeds = new Set(runs.map(({ seed }) => seed)).size
  const epochText = epochs.map(exact).join(' or ')
  const compared = epochs.length > 1 ? comparedText(model) : ''
  return `${epochText} ${epochText === '1' ? 'epoch' : 'epochs'}${compared}, ${counted(groups.length, 'arm')} × ${counted(seeds, 'seed')}`
}

/** Where some train longer than others: which of their epochs count. */
const comparedText = ({ decision, lastCommonEpoch }: ComparisonModel) =>
  ` compared ${decision.epoch === 'final' ? 'after' : 'up to'} epoch ${exact(lastCommonEpoch)}`

/** @param runs all that are compared */
function progressText({ experiments }: ComparisonModel, runs: readonly RunLine[], now: Date | null): string {
  const finished = runs.filter(({ status }) => status === 'done' || status === 'diverged').length
  if (finished < runs.length) return `${finished} of ${counted(runs.length, 'run')} finished`
  const times = (pick: (run: RunLine) => string | null) =>
    runs.flatMap((run) => {
      const text = pick(run)
      return text === null ? [] : [Date.parse(text)]
    })
  const ended = Math.max(...times(({ endedAt }) => endedAt))
  const started = Math.min(...times(({ startedAt }) => startedAt))
  if (!Number.isFinite(ended) || !Number.isFinite(started)) return 'Not trained'
  // The time between the first start and the last end says nothing where runs were added in between.
  const isAtOnce = experiments.length === 1 && experiments[0].seedAdditions.length === 0
  const time = isAtOnce ? ` in ${shortDuration((ended - started) / 1000)}` : ''
  return `Finished ${momentText(new Date(ended), now)}${time}`
}

/** "today 14:32", "2026-11-20 14:32", in local time. */
function momentText(moment: Date, now: Date | null): string {
  const pad = (n: number) => String(n).padStart(2, '0')
  const dayOf = (d: Date) => `${d.getFullYear()}-${pad(d.getMonth() + 1)}-${pad(d.getDate())}`
  const day = now && dayOf(moment) === dayOf(now) ? 'today' : dayOf(moment)
  return `${day} ${pad(moment.getHours())}:${pad(moment.getMinutes())}`
}
