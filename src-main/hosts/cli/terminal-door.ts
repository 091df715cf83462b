import { existsSync } from 'node:fs'
import { realpath, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BadInput } from '../../../src-engine/bad-input.ts'
import type { DataFolder } from '../../contract/lab.ts'
import type { Door } from '../../lab/door.ts'
import { userPath } from './data-dir.ts'

/**
 * The lab in a terminal: files are named by their paths, there are no dialogs and no menu.
 *
 * @param csv the --csv of this command; without it, exports go into the data folder
 */
export const terminalDoor = (dataFolder: DataFolder, csv: string | undefined): Door => ({
  capabilities: { nativeDialogs: false },
  chooseFiles() {
    throw new BadInput('in a terminal, files are named by their paths')
  },
  pathOf(typed) {
    const path = userPath(typed)
    if (!existsSync(path)) throw new BadInput(`cannot read ${path}: there is no such file; check the path`)
    return path
  },
  exportFolder(name) {
    const dir = csv === undefined ? join(dataFolder.path, 'exports', name) : userPath(csv)
    return Promise.resolve({
      dir,
      async finish(warnings) {
        const path = await realpath(dir)
        return { kind: 'saved', path, key: path, warnings }
      }
    })
  },
  async exportFile(name, content) {
    const path = userPath(name)
    await writeFile(path, content, { flag: 'wx' })
    return { kind: 'saved', path, key: path, warnings: [] }
  },
  showInFolder() {
    throw new BadInput('a terminal cannot show files in their folder')
  },
  dataFolder,
  showDataFolder() {
    throw new BadInput('a terminal cannot show folders')
  },
  changeDataFolder() {
    throw new BadInput('in a terminal, "lab data-folder DIR" chooses the data folder')
  },
  setTheme() {
    // A terminal has its own.
  },
  async *menuCommands() {
    // There is no menu.
  }
})
