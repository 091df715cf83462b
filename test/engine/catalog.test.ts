import { describe, expect, it } from 'vitest'
import * as catalog from '../../src-engine/catalog.ts'
import { methodGroups, optionsOf } from '../../src-engine/method-groups.ts'

const methods = methodGroups.flatMap((group) => group.methods.map((method) => ({ group, method })))

describe('the catalog', () => {
  it('has its methods under their own ids, none of which comes twice', () => {
    for (const list of Object.values<Record<string, { id: string }>>(catalog)) {
      expect(Object.values(list).map(({ id }) => id)).toEqual(Object.keys(list))
    }
    const ids = methods.map(({ method }) => method.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('shows every list', () => {
    const listed = Object.values(catalog).flatMap((list) => Object.keys(list))
    expect(methods.map(({ method }) => method.id).sort()).toEqual(listed.sort())
  })

  it.each(methods)('$method.id says what it is, by which formula, and where it comes from', ({ method }) => {
    for (const text of [method.label, method.formula, method.help]) expect(text.length).toBeGreaterThan(0)
    expect(method.help).toMatch(/\.$/)
    // A year, as every paper has one.
    expect(method.source).toMatch(/(19|20)\d\d/)
  })

  it.each(methods)(
    'every option of $method.id has a range in words, and a default within it',
    ({ method, group }) => {
      for (const option of optionsOf(method)) {
        expect(option.range.length).toBeGreaterThan(0)
        expect(option.help).toMatch(/\.$/)
      }
      const defaults = Object.fromEntries(
        optionsOf(method).flatMap((o) => (o.default === undefined ? [] : [[o.name, o.default]]))
      )
      const isComplete = Object.keys(defaults).length === optionsOf(method).length
      if (!isComplete) return
      const id = group.path === 'arms.NAME' ? {} : { id: method.id }
      expect(method.options.parse(id)).toEqual(Object.assign({}, id, defaults))
    }
  )
})
