import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import type { ExperimentId, RunId } from '../contract/ids.ts'
import type { LabNews } from '../contract/lab.ts'
import { every } from './every.ts'
import type { Lab } from './lab.ts'

/** News is gathered this long: what changes several times meanwhile is told once, as it is at the end. */
const GATHER_MS = 100
/** How often to look whether another process changed the database. */
const OTHERS_MS = 1000
/** A piece of news has this many runs at most: read, sent and taken in without keeping anybody waiting. */
const MOST_RUNS = 500

/** The lab's news, from now until the signal. The first piece comes at once. */
export async function* watchLab(lab: Lab, signal: AbortSignal | undefined): AsyncGenerator<LabNews> {
  const changed = new Set<RunId>()
  const queued = new Set<RunId>(lab.queue)
  const experiments = new Set<ExperimentId>()
  let listChanged = false
  let wake = () => {
    // Nobody waits yet.
  }
  const notice = () => {
    wake()
  }
  const unsubscribe = lab.subscribe(({ type, runId }) => {
    if (type === 'queued') moveToEnd(queued, runId)
    else changed.add(runId)
    notice()
  })
  const unsubscribeList = lab.subscribeToList((ids) => {
    for (const id of ids) experiments.add(id)
    notice()
  })
  let versionForOthers = lab.store.versionForOthers
  const others = every(OTHERS_MS, () => {
    const version = lab.store.versionForOthers
    if (version === versionForOthers) return
    versionForOthers = version
    listChanged = true
    notice()
  })
  signal?.addEventListener('abort', notice)
  try {
    while (!signal?.aborted) {
      const runs = lab.runLines(taken(changed, MOST_RUNS))
      const news = {
        runs,
        queued: taken(queued),
        experiments: taken(experiments),
        listChanged,
        activity: lab.activity
      }
      listChanged = false
      yield news
      if (changed.size > 0) {
        await nextTurn()
        continue
      }
      await sleep(GATHER_MS, undefined, { ref: false })
      const isQuiet = () =>
        changed.size + queued.size + experiments.size === 0 &&
        !listChanged &&
        lab.activity.workers === news.activity.workers &&
        !signal?.aborted
      if (isQuiet()) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    }
  } finally {
    clearInterval(others)
    unsubscribe()
    unsubscribeList()
    signal?.removeEventListener('abort', notice)
  }
}

/** Takes so many out of the set, or all. */
function taken<T>(set: Set<T>, most = set.size): T[] {
  const some = [...set].slice(0, most)
  for (const item of some) set.delete(item)
  return some
}

function moveToEnd<T>(set: Set<T>, item: T): void {
  set.delete(item)
  set.add(item)
}
