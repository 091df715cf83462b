import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const textOf = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

it('the method that CONTRIBUTING.md shows is the one in the sources', () => {
  expect(textOf('CONTRIBUTING.md')).toContain('```ts\n' + textOf('src-engine/regularizers/l1.ts') + '```')
})
