import { statSync } from 'node:fs'
import { watchLab } from '../watch.ts'
import { handlers } from './base.ts'

export const labHandlers = {
  info: handlers.lab.info.handler(({ context: { lab, door } }) => ({
    appVersion: lab.appVersion,
    databaseFile: lab.store.file,
    databaseSizeBytes: statSync(lab.store.file).size,
    workers: lab.activity.workers,
    platform: process.platform,
    capabilities: door.capabilities
  })),
  watch: handlers.lab.watch.handler(({ context: { lab }, signal }) => watchLab(lab, signal)),
  menuCommands: handlers.lab.menuCommands.handler(async function* ({ context: { door }, signal }) {
    yield* door.menuCommands(signal)
  })
}
