import type { ChosenFile } from '../../src-main/contract/files.ts'
import { launchToken } from './launch-token.ts'

/**
 * Sends a file that a person chose in the browser to the lab, which keeps it for a while: its key stands for it in
 * `datasets.add`. Only where there are no native dialogs: see LabInfo.capabilities.
 *
 * @throws Error with the lab's own words when it refuses the file
 */
export async function uploadFile(file: File, signal?: AbortSignal): Promise<ChosenFile> {
  const response = await fetch(`/upload?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${launchToken}` },
    body: file,
    ...(signal && { signal })
  })
  if (!response.ok) throw new Error(await response.text())
  return (await response.json()) as ChosenFile
}
