import { app } from 'electron'
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import type { Lab } from '../../lab/lab.ts'

/** A run stops at its next batch: milliseconds. What has not stopped by then is killed, and loses a second's work at most. */
const PATIENCE_MS = 5000

/**
 * Once the last window is gone, ends what is in training with a checkpoint, closes the database, and only then lets the
 * program end. The runs can be resumed; there is nothing to ask anybody.
 */
export function stopRunsBeforeQuit(lab: Lab): void {
  app.once('will-quit', (event) => {
    event.preventDefault()
    void stopRuns(lab)
  })
}

async function stopRuns(lab: Lab): Promise<void> {
  try {
    lab.cancelAll()
    await Promise.race([lab.idle(), sleep(PATIENCE_MS)])
    lab.close()
  } finally {
    // Electron hears of no second wish to quit while it still deals with the first.
    await nextTurn()
    app.quit()
  }
}
