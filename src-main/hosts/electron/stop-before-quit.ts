import { app } from 'electron'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LabKeeper } from '../../lab/lab-keeper.ts'

/** A run stops at its next batch: milliseconds. What has not stopped by then is killed, and loses a second's work at most. */
const PATIENCE_MS = 5000

/**
 * Once the last window is gone, ends what is in training with a checkpoint, closes the database, and only then lets the
 * program end. The runs can be resumed; there is nothing to ask anybody.
 */
export function stopRunsBeforeQuit(keeper: LabKeeper): void {
  app.once('will-quit', (event) => {
    event.preventDefault()
    void stopRuns(keeper)
  })
}

async function stopRuns(keeper: LabKeeper): Promise<void> {
  try {
    if (!keeper.problem) {
      keeper.lab.store.hurry()
      keeper.lab.cancelAll()
      await Promise.race([keeper.lab.idle(), sleep(PATIENCE_MS)])
    }
    keeper.close()
  } finally {
    // A second wish to quit is not heard while Electron deals with the first; this is.
    app.exit()
  }
}
