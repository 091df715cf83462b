import type { CsvFileName, CsvPreset } from '../../../src-main/contract/exports.ts'
import type { ExperimentId, RunId } from '../../../src-main/contract/ids.ts'
import { lab } from '../../lab-client/lab-client.ts'
import { takeExported, type Saved } from '../../lab-client/save-file.ts'

/** Has the lab write CSV files. @param tell hears how much is done, 0..1 */
export async function exportTables(
  request: { targets: (ExperimentId | RunId)[]; preset: CsvPreset; files?: CsvFileName[] },
  tell: (fraction: number) => void,
  signal: AbortSignal
): Promise<Saved | null> {
  for await (const news of await lab().exports.csv(request, { signal })) {
    if (news.type === 'exported') return takeExported(news.exported)
    tell(news.fraction)
  }
  throw new Error('The lab was closed before the export was finished. Nothing was written.')
}
