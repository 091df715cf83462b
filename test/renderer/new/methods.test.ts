import { describe, expect, it } from 'vitest'
import { methodGroups, optionsOf } from '../../../src-engine/method-groups.ts'
import { parseExperimentSpec } from '../../../src-engine/spec/parse-spec.ts'
import { runSpecOf, type RunSpec } from '../../../src-engine/spec/run-spec.ts'
import { rowsOf } from '../../../src-renderer/components/new/model/form-rows.ts'
import type { Draft } from '../../../src-renderer/components/new/model/json.ts'
import { setCell } from '../../../src-renderer/components/new/model/spec-form.ts'
import { preset, rowOf } from './drafts.ts'

const ARM = 0

const choices = methodGroups.flatMap(({ path, methods }) =>
  methods.map((method) => ({ path, id: method.id, options: optionsOf(method) }))
)
const regularizers = choices.filter(({ path }) => path === 'arms.NAME')
const others = choices.filter(({ path }) => path !== 'arms.NAME')

const keysOf = (draft: Draft) => rowsOf(draft).map(({ key }) => key)

/** What the arm will train: the draft must be a spec that nothing is wrong with. */
function trained(draft: Draft): RunSpec {
  const spec = parseExperimentSpec(draft)
  return runSpecOf(spec, spec.arms[ARM])
}

const defaultsOf = (options: (typeof choices)[number]['options']) =>
  Object.fromEntries(options.map(({ name, ...option }) => [name, option.default]))

describe('in the form', () => {
  it.each(others)('$id is chosen for one arm, and has a row for each option', ({ path, id, options }) => {
    const before = preset('tutorial-corrected')
    const draft = setCell(before, rowOf(before, path), ARM, { id })
    expect(keysOf(draft)).toEqual(expect.arrayContaining(options.map(({ name }) => `${path}.${name}`)))
    const [section, field] = path.split('.') as ['network', 'activation']
    expect(trained(draft)[section][field]).toEqual({ id, ...defaultsOf(options) })
  })

  it.each(regularizers)(
    '$id is switched on by its first option, and has a row for each',
    ({ id, options }) => {
      const arms = [{ name: 'baseline', regularization: {} }]
      const off: Draft = { ...preset('tutorial-corrected'), dataset: { validation: 0.2 }, arms }
      const [first] = options
      const on = setCell(off, rowOf(off, `regularization.${id}.${first.name}`), ARM, first.default)
      expect(keysOf(on)).toEqual(
        expect.arrayContaining(options.map(({ name }) => `regularization.${id}.${name}`))
      )
      expect(trained(on).regularization).toEqual({ [id]: defaultsOf(options) })
    }
  )
})
