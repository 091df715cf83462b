import { app, dialog, nativeTheme, shell, type BrowserWindow } from 'electron'
import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { BadInput } from '../../../src-engine/bad-input.ts'
import type { FileFromDialog } from '../../contract/files.ts'
import type { DataFolder } from '../../contract/lab.ts'
import type { Door } from '../../lab/door.ts'
import { chooseFolder, forgetFolder } from '../data-folder.ts'
import type { CommandStream } from './command-stream.ts'
import { fileHead } from './file-head.ts'
import { startAgain } from './start-again.ts'
import { writeWhole } from './write-whole.ts'

/** An answer takes a millisecond. */
const ANSWER_MS = 200

/**
 * The lab in its own window: files are chosen in the system's dialogs. The page never learns to name a path: it hands back
 * keys of what a person chose or saved here.
 */
export function windowDoor(window: BrowserWindow, commands: CommandStream, dataFolder: DataFolder): Door {
  const chosen = new Map<string, string>()
  const saved = new Map<string, string>()
  let lastFolder = app.getPath('downloads')

  /** Where a person wants something saved; null when they closed the dialog. */
  async function askWhere(
    suggestedName: string,
    options: Electron.SaveDialogOptions
  ): Promise<string | null> {
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      defaultPath: join(lastFolder, suggestedName),
      ...options
    })
    if (canceled || !filePath) return null
    lastFolder = dirname(filePath)
    return filePath
  }

  function noteSaved(path: string, warnings: readonly string[]) {
    const key = randomUUID()
    saved.set(key, path)
    return { kind: 'saved', path, key, warnings } as const
  }

  return {
    capabilities: { nativeDialogs: true },
    async chooseFiles({ title, extensions, multiple }) {
      const { filePaths } = await dialog.showOpenDialog(window, {
        title,
        filters: [
          { name: title, extensions: [...extensions] },
          { name: 'All files', extensions: ['*'] }
        ],
        properties: multiple ? ['openFile', 'multiSelections'] : ['openFile']
      })
      return Promise.all(filePaths.map((path) => keep(chosen, path)))
    },
    pathOf(key) {
      const path = chosen.get(key)
      if (path !== undefined) return path
      throw new BadInput('file: it is no longer here; choose it again')
    },
    async exportFolder(suggestedName) {
      const dir = await askWhere(suggestedName, {
        title: 'Export into a folder',
        buttonLabel: 'Export'
      })
      if (dir === null) return null
      return { dir, finish: (warnings) => Promise.resolve(noteSaved(dir, warnings)) }
    },
    async exportFile(suggestedName, content) {
      const extension = extname(suggestedName).slice(1)
      const path = await askWhere(basename(suggestedName), {
        filters: extension === '' ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }]
      })
      if (path === null) return { kind: 'cancelled' }
      await writeWhole(path, content)
      return noteSaved(path, [])
    },
    showInFolder(key) {
      const path = saved.get(key)
      if (path === undefined) throw new BadInput('file: only what was saved from this window can be shown')
      shell.showItemInFolder(path)
    },
    dataFolder,
    showDataFolder: () => void shell.openPath(dataFolder.path),
    async changeDataFolder(to) {
      if (to === 'usual') forgetFolder()
      else {
        const { filePaths } = await dialog.showOpenDialog(window, {
          title: 'Use another folder',
          message: 'An empty folder, or one that holds a lab. Nothing is moved.',
          buttonLabel: 'Use',
          properties: ['openDirectory', 'createDirectory']
        })
        if (filePaths.length === 0 || filePaths[0] === dataFolder.path) return false
        chooseFolder(filePaths[0])
      }
      // Once the page has the answer.
      setTimeout(startAgain, ANSWER_MS)
      return true
    },
    setTheme(theme) {
      nativeTheme.themeSource = theme
    },
    menuCommands: (signal) => commands.until(signal)
  }
}

async function keep(chosen: Map<string, string>, path: string): Promise<FileFromDialog> {
  const key = randomUUID()
  chosen.set(key, path)
  return { key, name: basename(path), sizeBytes: (await stat(path)).size, head: await fileHead(path) }
}
