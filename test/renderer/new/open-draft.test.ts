import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  draftFromText,
  forgetWork,
  keepWork,
  keptWork,
  type Work
} from '../../../src-renderer/components/new/model/open-draft.ts'

it('a spec that was pasted with lists in lists without end is refused before anything walks through it', () => {
  const bottomless = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  expect(() => draftFromText(`{"arms": [{"name": "a"}], "question": ${bottomless}}`)).toThrow(
    /expected at most 64 levels of lists and objects/
  )
})

describe('the work on a draft', () => {
  const workOn = (question: string): Work => {
    const arms = [{ name: 'baseline' }]
    return { origin: { arms }, draft: { arms, question } }
  }
  const [ours, theirs] = ['ours', 'theirs'].map(workOn)
  /** A page has a session of its own, which reloading keeps; what is stored locally is everybody's. */
  const newPage = () => {
    const items = new Map<string, string>()
    return {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, text: string) => items.set(key, text),
      removeItem: (key: string) => items.delete(key)
    }
  }
  const lookAt = (page: ReturnType<typeof newPage>) => {
    vi.stubGlobal('sessionStorage', page)
  }
  let [one, other] = [newPage(), newPage()]

  beforeEach(() => {
    localStorage.clear()
    ;[one, other] = [newPage(), newPage()]
    lookAt(other)
    keepWork(theirs)
    lookAt(one)
  })
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it('of each of two pages is its own over a reload, whichever typed last', () => {
    keepWork(ours)
    lookAt(other)
    expect(keptWork()).toEqual(theirs)
    keepWork(theirs)
    lookAt(one)
    expect(keptWork()).toEqual(ours)
  })

  it('is found again by a new page when its own was closed', () => {
    expect(keptWork()).toEqual(theirs)
  })

  it('that is launched by a page that found it is kept for nobody', () => {
    const found = keptWork()
    forgetWork(found ?? ours)
    expect(keptWork()).toBeNull()
    lookAt(newPage())
    expect(keptWork()).toBeNull()
  })

  it('of another page stays when that of this page is launched', () => {
    keepWork(ours)
    lookAt(other)
    keepWork(theirs)
    lookAt(one)
    forgetWork(ours)
    lookAt(newPage())
    expect(keptWork()).toEqual(theirs)
  })
})
