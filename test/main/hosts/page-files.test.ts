import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contentType, pageFile } from '../../../src-main/hosts/page-files.ts'

test.each([
  ['/', 'index.html'],
  ['/index.html', 'index.html'],
  ['/assets/page%20one.js', 'assets/page one.js']
])('the address %s is the file %s', (address, file) => {
  expect(pageFile('/page', address)).toBe(join('/page', file))
})

test.each(['/../secret', '/..%2fsecret', '/assets/..%2f..%2fsecret'])(
  'the address %s leads nowhere outside of the page',
  (address) => {
    expect(pageFile('/page', address)).toBe(join('/page', 'secret'))
  }
)

test.each(['/%00', '/%'])('the address %s is no file at all', (address) => {
  expect(pageFile('/page', address)).toBeNull()
})

test('a file of an unknown kind is said to be bytes, which no browser runs', () => {
  expect(contentType('a.js')).toMatch('text/javascript')
  expect(contentType('a.exe')).toBe('application/octet-stream')
})
