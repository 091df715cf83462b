import type { ChosenFile } from '../../src-main/contract/files.ts'
import { launchToken } from './launch-token.ts'

export interface UploadOptions {
  readonly signal: AbortSignal
  /** Hears how much is sent, 0..1. */
  readonly progress: (fraction: number) => void
}

/**
 * Sends a file that a person chose in the browser to the lab, which keeps it for a while: its key stands for it in
 * `datasets.add`. Only where there are no native dialogs: see LabInfo.capabilities.
 *
 * @throws Error with the lab's own words when it refuses the file
 */
export function uploadFile(file: File, { signal, progress }: UploadOptions): Promise<ChosenFile> {
  // Not fetch, which tells nothing of what is on its way.
  const request = new XMLHttpRequest()
  return new Promise((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => {
      if (total > 0) progress(loaded / total)
    }
    request.onload = () => {
      if (request.status === 200) resolve(JSON.parse(request.responseText) as ChosenFile)
      else reject(new Error(request.responseText))
    }
    request.onerror = () => {
      reject(new Error('The connection to the lab was lost. Nothing was added.'))
    }
    request.onabort = () => {
      reject(new DOMException('The upload was stopped.', 'AbortError'))
    }
    signal.addEventListener('abort', () => {
      request.abort()
    })
    request.open('POST', `/upload?name=${encodeURIComponent(file.name)}`)
    request.setRequestHeader('authorization', `Bearer ${launchToken}`)
    request.send(file)
  })
}
