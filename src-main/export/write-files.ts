import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { replaceTogether } from './replace-together.ts'
import { ASIDE, withWorkFolder } from './work-folder.ts'

/**
 * Writes files into a folder, which is made when missing: all of them, or, where one cannot be written, none. Those of
 * the same names are replaced, others stay.
 * @throws BadInput when the folder cannot be written to, or a file that is to be replaced is in use
 */
export async function writeFiles(
  dir: string,
  files: readonly { readonly name: string; readonly content: Uint8Array }[]
): Promise<void> {
  await withWorkFolder(dir, async (work) => {
    const [fresh, aside] = [join(work, 'new'), join(work, ASIDE)]
    await mkdir(fresh)
    await mkdir(aside)
    for (const { name, content } of files) await writeFile(join(fresh, name), content, { flush: true })
    const names = [...new Set(files.map(({ name }) => name))]
    await replaceTogether(
      names.map((name) => ({ from: join(fresh, name), to: join(dir, name) })),
      aside
    )
  })
}
