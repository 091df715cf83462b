import { app, dialog } from 'electron'
import type { DataFolder } from '../../contract/lab.ts'
import { forgetFolder } from '../data-folder.ts'
import { startAgain } from './start-again.ts'

/** Says that the folder that was chosen once holds no lab any more, and asks how to go on. Nothing is made or changed. */
export async function askForFolder(problem: Error, { usual }: DataFolder): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: 'Ablation Lab',
    message: "The lab's data folder is not there.",
    detail: `${problem.message}.\n\nConnect the disk and try again. Or use the usual folder, ${usual}, then and from then on.`,
    buttons: ['Try Again', 'Use the Usual Folder', 'Quit'],
    defaultId: 0,
    cancelId: 2,
    noLink: true
  })
  if (response === 1) forgetFolder()
  if (response === 2) app.quit()
  else startAgain()
}
