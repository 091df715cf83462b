import { app } from 'electron'

/** Ends the program as always, and has it started again: by whoever waits for it, so that a terminal keeps it, or by itself. */
export function startAgain(): void {
  if (process.send) process.send('start again')
  else app.relaunch()
  app.quit()
}
