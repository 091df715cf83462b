import { readFileSync, writeFileSync } from 'node:fs'
import { makeCopy } from '../../../src-main/safety/copies.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { filledLab, PAGE, pagesOf } from '../../main/safety/filled-lab.ts'

/** For tests of a door: its data folder holds a damaged lab. */
export const damagedDataDir = {
  // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from its first parameter
  dataDir: async ({}, use: (dataDir: string) => Promise<void>) => {
    const folder = temporaryFolder()
    await damagedLab(folder.path)
    await use(folder.path)
    folder.remove()
  }
}

/** Writes a lab that lost a page of metrics, with a copy of the day before. */
async function damagedLab(folder: string): Promise<void> {
  const file = filledLab(folder)
  await makeCopy(file, { date: '2026-11-22' })
  const page = pagesOf(file, 'metric_points')[90]
  writeFileSync(file, readFileSync(file).fill(0, (page - 1) * PAGE, page * PAGE))
}
