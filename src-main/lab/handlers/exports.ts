import { csvFormats } from '../../export/csv-format.ts'
import { exportCsv } from '../../export/export-csv.ts'
import { handlers } from './base.ts'

export const exportHandlers = {
  csv: handlers.exports.csv.handler(async ({ context: { lab, door }, input: { targets, preset } }) => {
    const place = await door.exportFolder(targets.length === 1 ? targets[0] : 'ablation-lab')
    if (!place) return { kind: 'cancelled' }
    const { warnings } = await exportCsv(lab.store, targets[0], place.dir, {
      preset: preset satisfies keyof typeof csvFormats,
      appVersion: lab.appVersion
    })
    return place.finish(warnings)
  }),
  file: handlers.exports.file.handler(({ context: { door }, input }) =>
    door.exportFile(input.name, input.content)
  )
}
