import { statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { ENGINE_VERSIONS } from '../../../src-engine/version.ts'
import type { LabInfo } from '../../contract/lab.ts'
import { watchLab } from '../watch.ts'
import { handlers, labless, type LabContext } from './base.ts'

export const labHandlers = {
  info: handlers.lab.info.handler(({ context }) => infoOf(context)),
  setWorkers: handlers.lab.setWorkers.handler(({ context, input }) => {
    context.lab.setWorkers(input.workers)
    return infoOf(context)
  }),
  // Whatever state the lab's file is in, there may be a better one elsewhere.
  showDataFolder: labless.lab.showDataFolder.handler(({ context: { door } }) => {
    door.showDataFolder()
  }),
  changeDataFolder: labless.lab.changeDataFolder.handler(({ context: { door }, input }) =>
    door.changeDataFolder(input.to)
  ),
  setTheme: labless.lab.setTheme.handler(({ context: { door }, input }) => {
    door.setTheme(input.theme)
  }),
  watch: handlers.lab.watch.handler(({ context: { lab }, signal }) => watchLab(lab, signal)),
  menuCommands: handlers.lab.menuCommands.handler(async function* ({ context: { door }, signal }) {
    yield* door.menuCommands(signal)
  })
}

function infoOf({ lab, door }: LabContext): LabInfo {
  const { electron, node } = process.versions as Partial<NodeJS.ProcessVersions>
  return {
    appVersion: lab.appVersion,
    dataFolder: door.dataFolder,
    databaseFile: lab.store.file,
    databaseSizeBytes: statSync(lab.store.file).size,
    workers: lab.activity.workers,
    cores: availableParallelism(),
    platform: process.platform,
    versions: {
      'Ablation Lab': lab.appVersion,
      'Fast engine': ENGINE_VERSIONS.fast,
      'Reference engine': ENGINE_VERSIONS.reference,
      SQLite: lab.store.sqliteVersion,
      ...(electron === undefined ? {} : { Electron: electron }),
      'Node.js': node ?? ''
    },
    capabilities: door.capabilities
  }
}
