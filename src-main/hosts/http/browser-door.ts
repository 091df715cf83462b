import { BadInput } from '../../../src-engine/bad-input.ts'
import type { DataFolder } from '../../contract/lab.ts'
import type { Door } from '../../lab/door.ts'
import type { FileShelf } from './file-shelf.ts'

/** The lab in a browser: files come as uploads and go as downloads. */
export const browserDoor = (shelf: FileShelf, dataFolder: DataFolder): Door => ({
  capabilities: { nativeDialogs: false },
  chooseFiles() {
    throw new BadInput('a browser chooses files itself and uploads them')
  },
  pathOf: (key) => shelf.pathOf(key),
  async exportFolder(suggestedName) {
    const dir = await shelf.newFolder()
    return {
      dir,
      finish(warnings) {
        const name = `${suggestedName}.zip`
        const href = `/download/${shelf.offer({ name, dir })}`
        return Promise.resolve({ kind: 'download', href, name, warnings })
      }
    }
  },
  exportFile() {
    throw new BadInput('a browser saves what it made itself')
  },
  showInFolder() {
    throw new BadInput('a browser cannot show files in their folder')
  },
  dataFolder,
  showDataFolder() {
    throw new BadInput('a browser cannot show folders')
  },
  changeDataFolder() {
    throw new BadInput('a browser cannot choose the data folder: "npm run lab -- data-folder DIR" does')
  },
  setTheme() {
    // Around the page is the browser, which has a theme of its own.
  },
  // eslint-disable-next-line require-yield -- there is no native menu, and so no command, until the page leaves
  async *menuCommands(signal) {
    await new Promise((resolve) => signal?.addEventListener('abort', resolve))
  }
})
