import type { Exported } from '../contract/exports.ts'
import type { FileFromDialog } from '../contract/files.ts'
import type { DataFolder, LabInfo, MenuCommand } from '../contract/lab.ts'
import type { Theme } from '../contract/theme.ts'

/** A folder that an export is written into, and what becomes of it then. */
interface ExportPlace {
  readonly dir: string
  finish(warnings: readonly string[]): Promise<Exported>
}

/**
 * What differs between the ways into the lab: where files come from and go to. The handlers know nothing else of who
 * calls them.
 */
export interface Door {
  readonly capabilities: LabInfo['capabilities']
  chooseFiles(request: {
    title: string
    extensions: readonly string[]
    multiple: boolean
  }): Promise<readonly FileFromDialog[]>
  /** The path of a file that was chosen through this door. Throws BadInput for any other key. */
  pathOf(key: string): string
  /** Null when the person chose no place. */
  exportFolder(suggestedName: string): Promise<ExportPlace | null>
  exportFile(suggestedName: string, content: Uint8Array): Promise<Exported>
  showInFolder(key: string): void
  /** Where the lab that is behind this door is. */
  readonly dataFolder: DataFolder
  showDataFolder(): void
  /** See the contract. */
  changeDataFolder(to: 'another' | 'usual'): Promise<boolean>
  setTheme(theme: Theme): void
  menuCommands(signal: AbortSignal | undefined): AsyncIterable<MenuCommand>
}
