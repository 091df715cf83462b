import { existsSync } from 'node:fs'
import { realpath, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BadInput } from '../../../src-engine/bad-input.ts'
import type { Door } from '../../lab/door.ts'
import { userPath } from './data-dir.ts'

/**
 * The lab in a terminal: files are named by their paths, there are no dialogs and no menu.
 *
 * @param exportsDir where exports go that --csv names no folder for
 * @param csv the --csv of this command
 */
export const terminalDoor = (exportsDir: string, csv: string | undefined): Door => ({
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
    const dir = csv === undefined ? join(exportsDir, name) : userPath(csv)
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
  async *menuCommands() {
    // There is no menu.
  }
})
