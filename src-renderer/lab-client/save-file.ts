import type { Exported } from '../../src-main/contract/exports.ts'
import { lab } from './lab-client.ts'

/** Where something went that a person saved or copied. */
export type Saved = (
  | {
      readonly kind: 'saved'
      readonly path: string
      /** For files.showInFolder. */
      readonly key: string
    }
  /** The browser has it, and puts it where it puts downloads. */
  | { readonly kind: 'downloaded'; readonly name: string }
  | { readonly kind: 'copied' }
) & { readonly warnings: readonly string[] }

export interface NewFile {
  /** Whatever a system does not allow in names is taken out. */
  readonly name: string
  readonly content: string | Blob
}

/**
 * Saves what the page made: where the person chooses in the system's dialog, else as a download. Null when the person
 * chose no place.
 */
export async function saveFile({ name, content }: NewFile): Promise<Saved | null> {
  const file = { name: fileName(name), content: new Blob([content]) }
  const { capabilities } = await lab().lab.info()
  if (capabilities.nativeDialogs) {
    return takeExported(await lab().exports.file({ ...file, content: await bytesOf(file.content) }))
  }
  const url = URL.createObjectURL(file.content)
  download(url, file.name)
  // The browser has begun to read it by then.
  setTimeout(() => {
    URL.revokeObjectURL(url)
  }, 60_000)
  return { kind: 'downloaded', name: file.name, warnings: [] }
}

/** Saves several files: in a folder of that name, or as one archive. */
export async function saveFiles(name: string, files: readonly NewFile[]): Promise<Saved | null> {
  const contents = files.map(async (file) => ({
    name: fileName(file.name),
    content: await bytesOf(new Blob([file.content]))
  }))
  return takeExported(await lab().exports.files({ name: fileName(name), files: await Promise.all(contents) }))
}

/** Takes over what the lab exported: fetches it where it waits to be. Null when the person chose no place. */
export function takeExported(exported: Exported): Saved | null {
  switch (exported.kind) {
    case 'cancelled':
      return null
    case 'saved':
      return exported
    case 'download':
      download(exported.href, exported.name)
      return { kind: 'downloaded', name: exported.name, warnings: exported.warnings }
  }
}

/** A name that every system allows for a file. */
export const fileName = (name: string) =>
  name
    .replaceAll(/[/\\:*?"<>|\p{Cc}]+/gu, '-')
    .replaceAll(/^[. ]+|[. ]+$/g, '')
    .slice(0, 120) || 'untitled'

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer())

function download(href: string, name: string): void {
  const link = document.createElement('a')
  link.href = href
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
}
