import type { CsvFileName, CsvPreset, ExportedFile } from '../../contract/exports.ts'
import type { Target } from '../../contract/ids.ts'
import type { LabClient } from './open-lab.ts'

/** Where CSV files were written, and which. */
export interface WrittenExport {
  readonly dir: string
  readonly files: readonly ExportedFile[]
  readonly warnings: readonly string[]
}

/** Writes CSV files into the folder of this command's --csv, or the lab's own for them. */
export async function exportFiles(
  client: LabClient,
  request: { targets: Target[]; preset?: CsvPreset; files?: CsvFileName[] | undefined }
): Promise<WrittenExport> {
  const { targets, preset = 'standard', files } = request
  for await (const news of await client.exports.csv({ targets, preset, files })) {
    if (news.type !== 'exported' || news.exported.kind !== 'saved') continue
    const { path, warnings } = news.exported
    return { dir: path, files: news.files, warnings }
  }
  throw new Error('the export ended without saying where it went')
}
