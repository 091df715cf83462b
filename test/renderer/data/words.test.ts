import { describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { shortHash } from '../../../src-renderer/components/data/dataset-words.ts'
import { markdownBlocks } from '../../../src-renderer/components/data/markdown-blocks.ts'
import { pictureSize } from '../../../src-renderer/components/data/picture-size.ts'

describe('a checksum', () => {
  it('is shortened to its ends', () => {
    expect(shortHash('7b7b3efd588676b38f3bfe94678d2b280249d57e4c9816359386dca45b4760d9')).toBe(
      '7b7b3efd…5b4760d9'
    )
  })
})

describe('rows as pictures', () => {
  it('are square where the number of columns allows it', () => {
    expect(pictureSize(784)).toEqual({ width: 28, height: 28, isSquare: true })
  })

  it('of fewer than 5 x 5 pixels are a table all the same', () => {
    expect(pictureSize(25).isSquare).toBe(true)
    expect(pictureSize(4)).toEqual({ width: 2, height: 2, isSquare: false })
  })

  it('else stand in lines with room for every feature', () => {
    const { width, height, isSquare } = pictureSize(13)
    expect(isSquare).toBe(false)
    expect(width * height).toBeGreaterThanOrEqual(13)
    expect(width * (height - 1)).toBeLessThan(13)
  })
})

describe('Markdown of an origin', () => {
  it('is put together from wrapped lines, block by block', () => {
    const blocks = markdownBlocks(
      '# Title\n\nOne\ntwo.\n\n> quoted\n> on\n\n- first\n  goes on\n- second\n\n    code 1\n    code 2\n'
    )
    expect(blocks).toEqual([
      { kind: 'heading', text: 'Title' },
      { kind: 'paragraph', text: 'One two.' },
      { kind: 'quote', text: 'quoted on' },
      { kind: 'item', text: 'first goes on' },
      { kind: 'item', text: 'second' },
      { kind: 'code', text: 'code 1\ncode 2' }
    ])
  })

  it('loses no word of what comes with the lab', () => {
    const text = readFileSync(
      join(import.meta.dirname, '../../../resources/datasets/mnist-10k/ORIGIN.md'),
      'utf8'
    )
    const words = (s: string) => s.match(/[\p{L}\d]+/gu)
    expect(
      words(
        markdownBlocks(text)
          .map((block) => block.text)
          .join(' ')
      )
    ).toEqual(words(text))
  })
})
