import { rmSync } from 'node:fs'

/**
 * Removes a file, if it is there. On Windows that cannot be done while another process has it open, be it a virus scanner.
 * @returns whether it is gone
 */
export function removeUnlessUsed(path: string): boolean {
  try {
    rmSync(path, { force: true })
    return true
  } catch {
    return false
  }
}
