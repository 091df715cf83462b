import { handlers } from './base.ts'

export const fileHandlers = {
  choose: handlers.files.choose.handler(({ context: { door }, input }) => door.chooseFiles(input)),
  showInFolder: handlers.files.showInFolder.handler(({ context: { door }, input }) => {
    door.showInFolder(input.key)
  })
}
