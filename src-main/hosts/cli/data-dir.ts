import { resolve } from 'node:path'
import type { DataFolder } from '../../contract/lab.ts'
import { checkStillThere, dataFolder } from '../data-folder.ts'

/** A path as the person typed it, made absolute: relative to where they typed it, even through "npm run" in a subfolder. */
export function userPath(path: string): string {
  const throughNpm = ['lab', 'start', 'serve', 'dev'].includes(process.env.npm_lifecycle_event ?? '')
  return resolve((throughNpm ? process.env.INIT_CWD : undefined) ?? process.cwd(), path)
}

/** Where the lab is: the option, or ABLATION_LAB_DATA, or the folder that was chosen once, or the usual one. */
export function dataFolderOf(option: string | undefined): DataFolder {
  const told = option ?? process.env.ABLATION_LAB_DATA
  return dataFolder(told ? userPath(told) : undefined)
}

/** The path of that folder. @throws Mendable when it was chosen once and holds no lab any more */
export function dataDirOf(option: string | undefined): string {
  const folder = dataFolderOf(option)
  checkStillThere(folder)
  return folder.path
}
