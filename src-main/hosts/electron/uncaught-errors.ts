import { app, dialog } from 'electron'
import { failureWords } from '../../lab/failure-words.ts'
import { startAgain } from './start-again.ts'

/**
 * Has the program go on after an error that nobody caught. Electron's own answer is a dialog that keeps all of the process
 * waiting, and alive where nobody sees it. This one keeps nothing waiting: training goes on behind it, and the window can
 * be closed.
 */
export function outliveUncaughtErrors(): void {
  process.on('uncaughtException', (error) => {
    console.error(error)
    show(error)
  })
  // Whoever waited for it was told; if nobody did, there is nothing to say.
  process.on('unhandledRejection', (reason) => {
    console.error(reason)
  })
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', () => {
      // The terminal that the lab was started in is gone. What is said there is for nobody any more.
    })
  }
  app.once('will-quit', () => {
    isLeaving = true
  })
}

const START_AGAIN = 'Start Again'
const BUTTONS = ['Go On', START_AGAIN]

let isLeaving = false
/** One at a time: what fails over and over would cover the screen. */
let isShown = false

function show(error: Error): void {
  if (isShown || isLeaving) return
  isShown = true
  void app
    .whenReady()
    .then(() =>
      dialog.showMessageBox({
        type: 'error',
        title: 'Ablation Lab',
        message: 'Something in the lab failed.',
        detail: `${failureWords(error) ?? error.message}\n\nWhat was finished is stored, and training goes on. If something does not answer any more, start the lab again: runs in training are stopped and can be resumed.`,
        buttons: BUTTONS,
        defaultId: 0,
        cancelId: 0,
        noLink: true
      })
    )
    .then(({ response }) => {
      isShown = false
      if (BUTTONS[response] === START_AGAIN) startAgain()
    })
}
