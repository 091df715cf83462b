import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** An empty folder, and how to take it away again. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'ablation-lab-e2e-'))
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true })
    }
  }
}
