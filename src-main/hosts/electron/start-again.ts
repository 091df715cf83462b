import { app } from 'electron'
import { tellStarter } from './starter.ts'

/** Ends the program as always, and has it started again: by whoever waits for it, so that a terminal keeps it, or by itself. */
export function startAgain(): void {
  if (!tellStarter('start again')) app.relaunch()
  app.quit()
}
