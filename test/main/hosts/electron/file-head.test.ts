import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fileHead } from '../../../../src-main/hosts/electron/file-head.ts'
import { temporaryFolder } from '../../store/temporary-folder.ts'

it('the head of a file is how it begins, up to 16 KiB', async () => {
  const folder = temporaryFolder()
  const bytes = Uint8Array.from({ length: 20_000 }, (_, i) => i % 251)
  writeFileSync(join(folder, 'long'), bytes)
  writeFileSync(join(folder, 'short'), bytes.subarray(0, 3))
  expect(await fileHead(join(folder, 'long'))).toEqual(bytes.subarray(0, 16_384))
  expect(await fileHead(join(folder, 'short'))).toEqual(Uint8Array.of(0, 1, 2))
})

it('there is none of a folder, or of a file that is gone', async () => {
  const folder = temporaryFolder()
  expect(await fileHead(folder)).toHaveLength(0)
  expect(await fileHead(join(folder, 'gone'))).toHaveLength(0)
})
