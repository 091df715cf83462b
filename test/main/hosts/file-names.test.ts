import { expect, test } from 'vitest'
import { safeFileName } from '../../../src-main/hosts/http/file-names.ts'

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\a\\runs.csv', 'runs.csv'],
  ['a:b*c?.csv', 'a-b-c-.csv'],
  ['...', 'file'],
  ['Verlust über Epochen.svg', 'Verlust über Epochen.svg'],
  ['nul.csv', '_nul.csv'],
  ['COM1', '_COM1'],
  ['console.csv', 'console.csv']
])('the name %j that somebody else gave is kept as %j', (name, kept) => {
  expect(safeFileName(name)).toBe(kept)
})
