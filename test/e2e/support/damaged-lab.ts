import { readFileSync, writeFileSync } from 'node:fs'
import { makeCopy } from '../../../src-main/safety/copies.ts'
import { filledLab, PAGE, pagesOf } from '../../main/safety/filled-lab.ts'

/** Writes a lab that lost a page of metrics, with a copy of the day before. */
export async function damagedLab(folder: string): Promise<void> {
  const file = filledLab(folder)
  await makeCopy(file, { date: '2026-11-22' })
  const page = pagesOf(file, 'metric_points')[90]
  writeFileSync(file, readFileSync(file).fill(0, (page - 1) * PAGE, page * PAGE))
}
