import type { ExportNews } from '../../contract/exports.ts'
import { exportCsv, type Export } from '../../export/export-csv.ts'
import { exportName } from '../../export/export-name.ts'
import { writeFiles } from '../../export/write-files.ts'
import { followed } from '../followed.ts'
import { handlers } from './base.ts'

export const exportHandlers = {
  csv: handlers.exports.csv.handler(async function* ({
    context: { lab, door },
    input: { targets, preset, files },
    signal
  }): AsyncGenerator<ExportNews> {
    const place = await door.exportFolder(exportName(lab.store, targets))
    if (!place) {
      yield { type: 'exported', exported: { kind: 'cancelled' }, files: [] }
      return
    }
    const { appVersion, datasets } = lab
    const { warnings, files: written } = yield* followed<ExportNews, Export>(
      (tell, stop) =>
        exportCsv(lab.store, targets, place.dir, {
          preset,
          files,
          appVersion,
          datasets,
          progress: (fraction) => {
            tell({ type: 'progress', fraction })
          },
          signal: stop
        }),
      signal
    )
    yield { type: 'exported', exported: await place.finish(warnings), files: written }
  }),
  file: handlers.exports.file.handler(({ context: { door }, input }) =>
    door.exportFile(input.name, input.content)
  ),
  files: handlers.exports.files.handler(async ({ context: { door }, input: { name, files } }) => {
    const place = await door.exportFolder(name)
    if (!place) return { kind: 'cancelled' }
    await writeFiles(place.dir, files)
    return place.finish([])
  })
}
