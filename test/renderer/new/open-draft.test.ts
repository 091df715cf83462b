import { expect, it } from 'vitest'
import { draftFromText } from '../../../src-renderer/components/new/model/open-draft.ts'

it('a spec that was pasted with lists in lists without end is refused before anything walks through it', () => {
  const bottomless = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  expect(() => draftFromText(`{"arms": [{"name": "a"}], "question": ${bottomless}}`)).toThrow(
    /expected at most 64 levels of lists and objects/
  )
})
