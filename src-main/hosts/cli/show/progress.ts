import cliProgress from 'cli-progress'
import type { RunEvent } from '../../../queue/run-queue.ts'
import type { RunId } from '../../../contract/ids.ts'
import { duration, loss, percent } from '../../../../src-engine/words/numbers.ts'

/** With more runs than this, a terminal has no room for a bar each. */
const MOST_BARS = 12

export interface WatchedRun {
  readonly arm: string
  readonly seed: number
  readonly epochs: number
  /** How much of it was done before, 0..1. */
  readonly fraction: number
}

/** Shows on stderr how runs get on. */
export interface Progress {
  show(event: RunEvent): void
  close(): void
}

/** Bars with the time left on a terminal; elsewhere (a file, a pipe, CI) a line per epoch. */
export function watchRuns(runs: ReadonlyMap<RunId, WatchedRun>): Progress {
  return process.stderr.isTTY ? bars(runs) : lines(runs)
}

function lines(runs: ReadonlyMap<RunId, WatchedRun>): Progress {
  return {
    show(event) {
      const run = runs.get(event.runId)
      if (!run) return
      const name = nameOf(event.runId, run)
      if (event.type === 'epoch') {
        const { train_loss, test_accuracy } = event.metrics
        console.error(
          `${name}: epoch ${event.epoch}/${run.epochs}, loss ${loss(train_loss)}, test accuracy ${percent(test_accuracy)}`
        )
      }
      if (event.type === 'ended') {
        console.error(`${name}: ${event.status}${event.reason ? ` (${event.reason})` : ''}`)
      }
    },
    close() {
      // Lines need no ending.
    }
  }
}

function bars(runs: ReadonlyMap<RunId, WatchedRun>): Progress {
  const multi = new cliProgress.MultiBar(
    {
      stream: process.stderr,
      format: '{name} {bar} {percentage} %  {left}  {news}',
      barsize: 24,
      hideCursor: true,
      clearOnComplete: false,
      // Ctrl-C belongs to the command.
      gracefulExit: false
    },
    cliProgress.Presets.shades_grey
  )
  const startedAt = Date.now()
  const done = new Map([...runs].map(([id, { fraction }]) => [id, fraction]))
  const overall = () => [...done.values()].reduce((sum, fraction) => sum + fraction, 0) / runs.size
  const doneBefore = overall()
  const nameWidth = Math.max(...[...runs].map(([id, run]) => nameOf(id, run).length))
  const barOf = new Map<RunId, ReturnType<typeof multi.create>>()
  const all =
    runs.size > 1
      ? multi.create(1, doneBefore, { name: `${runs.size} runs`.padEnd(nameWidth), left: '', news: '' })
      : null

  const left = (fraction: number, since: number, before: number) =>
    fraction > before && fraction < 1
      ? `${duration((((Date.now() - since) / 1000) * (1 - fraction)) / (fraction - before))} left`
      : ''
  const begun = new Map<RunId, number>()
  const update = (runId: RunId, run: WatchedRun, fraction: number, news?: string) => {
    done.set(runId, fraction)
    all?.update(overall(), { left: left(overall(), startedAt, doneBefore) })
    barOf.get(runId)?.update(fraction, {
      left: left(fraction, begun.get(runId) ?? startedAt, run.fraction),
      ...(news === undefined ? {} : { news })
    })
  }
  /** Few runs keep their bars; of many, only those in training have one, and an ended one leaves a line. */
  const finish = (runId: RunId, status: string) => {
    const bar = barOf.get(runId)
    if (!bar) return
    bar.update({ left: status })
    bar.stop()
    if (runs.size <= MOST_BARS) return
    multi.remove(bar)
    const run = runs.get(runId)
    if (run) multi.log(`${nameOf(runId, run)}: ${status}\n`)
  }

  return {
    show(event) {
      const run = runs.get(event.runId)
      if (!run) return
      const { runId } = event
      switch (event.type) {
        case 'queued':
          break
        case 'started': {
          const name = nameOf(runId, run).padEnd(nameWidth)
          begun.set(runId, Date.now())
          barOf.set(runId, multi.create(1, run.fraction, { name, left: '', news: '' }))
          break
        }
        case 'progress':
          update(runId, run, event.fraction)
          break
        case 'epoch': {
          const { train_loss, test_accuracy } = event.metrics
          const news = `epoch ${event.epoch}/${run.epochs}, loss ${loss(train_loss)}, test accuracy ${percent(test_accuracy)}`
          update(runId, run, event.epoch / run.epochs, news)
          break
        }
        case 'ended':
          update(runId, run, 1)
          finish(runId, event.status)
          break
        default:
          event satisfies never
      }
    },
    close() {
      // Lines that were logged since the last drawing come out with this one.
      multi.update()
      multi.stop()
    }
  }
}

const nameOf = (id: RunId, { arm, seed }: WatchedRun) => `${id} ${arm} seed ${seed}`
