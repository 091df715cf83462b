import { writeFile } from 'node:fs/promises'
import { BadInput } from '../../../src-engine/bad-input.ts'
import type { Door } from '../../lab/door.ts'
import { userPath } from './data-dir.ts'

/** The lab in a terminal: files are named by their paths, there are no dialogs and no menu. */
export const terminalDoor: Door = {
  capabilities: { nativeDialogs: false },
  chooseFiles() {
    throw new BadInput('in a terminal, files are named by their paths')
  },
  pathOf: userPath,
  exportFolder(name) {
    const dir = userPath(name)
    return Promise.resolve({
      dir,
      finish: (warnings) => Promise.resolve({ kind: 'saved', path: dir, key: dir, warnings })
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
}
