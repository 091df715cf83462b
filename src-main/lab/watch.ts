import { setTimeout as sleep } from 'node:timers/promises'
import type { ExperimentId, RunId } from '../contract/ids.ts'
import type { LabNews } from '../contract/lab.ts'
import { every } from './every.ts'
import type { Lab } from './lab.ts'

/** News is gathered this long: what changes several times meanwhile is told once, as it is at the end. */
const GATHER_MS = 100
/** How often to look whether another process changed the database. */
const OTHERS_MS = 1000

/** The lab's news, from now until the signal. The first piece comes at once. */
export async function* watchLab(lab: Lab, signal: AbortSignal | undefined): AsyncGenerator<LabNews> {
  const changed = new Set<RunId>()
  const experiments = new Set<ExperimentId>()
  let listChanged = false
  let wake = () => {
    // Nobody waits yet.
  }
  const notice = () => {
    wake()
  }
  const unsubscribe = lab.subscribe((event) => {
    changed.add(event.runId)
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
      const runs = [...changed].flatMap((id) => lab.runLine(id) ?? [])
      const news = { runs, experiments: [...experiments], listChanged, activity: lab.activity }
      changed.clear()
      experiments.clear()
      listChanged = false
      yield news
      await sleep(GATHER_MS, undefined, { ref: false })
      const isQuiet = () => changed.size === 0 && experiments.size === 0 && !listChanged && !signal?.aborted
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
