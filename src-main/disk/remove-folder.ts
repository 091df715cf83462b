import { rm } from 'node:fs/promises'

/**
 * Removes a folder with all that is in it, if it is there. Windows keeps files of a virus scanner or an indexer open for a
 * moment: it tries again.
 */
export const removeFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 5 })
