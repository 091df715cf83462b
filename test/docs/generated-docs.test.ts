import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { generatedDocs } from '../../scripts/generated-docs.ts'

const pages = (await generatedDocs()).map((page) => ({ ...page, name: page.file.pathname.split('/').at(-1) }))

it.each(pages)(
  'docs/$name is what the code describes (else: node scripts/make-docs.ts)',
  ({ file, text }) => {
    expect(readFileSync(file, 'utf8')).toBe(text)
  }
)
