import envPaths from 'env-paths'
import { resolve } from 'node:path'

/** A path as the person typed it, made absolute: relative to where they typed it, even through "npm run" in a subfolder. */
export function userPath(path: string): string {
  const throughNpm = ['lab', 'start', 'serve', 'dev'].includes(process.env.npm_lifecycle_event ?? '')
  return resolve((throughNpm ? process.env.INIT_CWD : undefined) ?? process.cwd(), path)
}

/** The option, or ABLATION_LAB_DATA, or the platform's usual place for an application's data. */
export function dataDirOf(option: string | undefined): string {
  const chosen = option ?? process.env.ABLATION_LAB_DATA
  return chosen ? userPath(chosen) : envPaths('ablation-lab', { suffix: '' }).data
}
