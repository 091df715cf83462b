import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { experimentSpec } from '../../../src-engine/spec/experiment-spec.ts'
import { parseExperimentSpec } from '../../../src-engine/spec/parse-spec.ts'
import { runSpecOf } from '../../../src-engine/spec/run-spec.ts'
import { baselineOf, columnsOf } from '../../../src-renderer/components/new/model/arms.ts'
import { differs } from '../../../src-renderer/components/new/model/differs.ts'
import { rowsOf, type FormRow } from '../../../src-renderer/components/new/model/form-rows.ts'
import type { Draft } from '../../../src-renderer/components/new/model/json.ts'
import {
  cellAt,
  clearCell,
  parseInto,
  setCell
} from '../../../src-renderer/components/new/model/spec-form.ts'
import { differingLabels } from '../../../src-renderer/components/new/model/summary.ts'
import { preset, presets, rowOf } from './drafts.ts'

const REGULARIZED = 0
const BASELINE = 1

const show = (draft: Draft, key: string) =>
  [BASELINE, REGULARIZED].map((column) => {
    const { text, state } = cellAt(draft, rowOf(draft, key), column)
    return `${text} ${state}`
  })

describe('rows', () => {
  it('there is one for every field of every section of the schema', () => {
    const keys = rowsOf(preset('tutorial')).map(({ key }) => key)
    for (const section of ['dataset', 'preprocessing', 'network', 'training'] as const) {
      const fields = Object.keys(parseExperimentSpec(preset('tutorial'))[section])
      expect(keys).toEqual(expect.arrayContaining(fields.map((field) => `${section}.${field}`)))
    }
    expect(keys).toEqual(
      expect.arrayContaining(['random', 'engine', 'split', 'split.fraction', 'split.seed'])
    )
  })

  it('every row has a label and says what may stand there', () => {
    const unlabelled = rowsOf(preset('tutorial')).filter(({ info }) => info.label === '' || info.range === '')
    expect(unlabelled.map(({ key }) => key)).toEqual([])
  })

  it('options of a method have rows only while an arm has chosen it', () => {
    const draft = preset('tutorial')
    const keysOf = (it: Draft) => rowsOf(it).map(({ key }) => key)
    expect(keysOf(draft)).not.toContain('training.optimizer.beta1')
    const withAdam = setCell(draft, rowOf(draft, 'training.optimizer'), REGULARIZED, { id: 'adam' })
    expect(keysOf(withAdam)).toContain('training.optimizer.beta1')
    expect(show(withAdam, 'training.optimizer.beta1')).toEqual([' unused', '0.9 own'])
  })
})

describe('cells', () => {
  it('a shared value is the baseline’s, and the other arms follow it', () => {
    expect(show(preset('tutorial'), 'training.epochs')).toEqual(['20 base', '20 follows'])
  })

  it('a value typed into the baseline is the one that all followers have', () => {
    const draft = preset('tutorial')
    const edited = setCell(draft, rowOf(draft, 'training.epochs'), BASELINE, 5)
    expect(show(edited, 'training.epochs')).toEqual(['5 base', '5 follows'])
    expect(edited.training).toEqual({ ...(draft.training as object), epochs: 5 })
  })

  it('a value typed into another arm is stored as that arm’s override', () => {
    const draft = preset('tutorial')
    const edited = setCell(draft, rowOf(draft, 'training.epochs'), REGULARIZED, 5)
    expect(show(edited, 'training.epochs')).toEqual(['20 base', '5 own'])
    expect(edited.arms).toEqual([
      { ...(draft.arms as object[])[REGULARIZED], training: { epochs: 5 } },
      (draft.arms as object[])[BASELINE]
    ])
  })

  it('an option of a shared method that one arm changes makes the whole method that arm’s own', () => {
    const draft = preset('tutorial')
    const row = rowOf(draft, 'network.initializer.std')
    const edited = setCell(draft, row, REGULARIZED, 0.1)
    expect(show(edited, 'network.initializer.std')).toEqual(['0.01 base', '0.1 own'])
    expect(edited.arms).toMatchObject([{ network: { initializer: { id: 'normal', std: 0.1 } } }, {}])
    expect(clearCell(edited, row, REGULARIZED)).toEqual(draft)
  })

  it('a regularizer is off until it is given a value, and off again with the word', () => {
    const draft = preset('tutorial')
    const row = rowOf(draft, 'regularization.l2.lambda')
    expect(show(draft, row.key)).toEqual(['off base', '0.01 own'])
    const off = setCell(draft, row, REGULARIZED, parseInto(row, 'off'))
    expect(show(off, row.key)).toEqual(['off base', 'off follows'])
    expect(setCell(off, row, REGULARIZED, parseInto(row, '0.01'))).toEqual(draft)
  })

  it('arms whose regularizer is as the baseline’s follow it when it changes; others keep their own', () => {
    const draft = {
      ...preset('tutorial'),
      arms: ['a', 'b', 'c'].map((name, i) => ({
        name,
        regularization: i === 2 ? { l2: { lambda: 1 } } : {}
      })),
      baseline: 'a'
    }
    const row = rowOf(draft, 'regularization.l2.lambda')
    const texts = (it: Draft) => [0, 1, 2].map((column) => cellAt(it, row, column).text)
    const edited = setCell(draft, row, 0, 0.5)
    expect(texts(edited)).toEqual(['0.5', '0.5', '1'])
    expect(texts(clearCell(edited, row, 2))).toEqual(['0.5', '0.5', '0.5'])
    expect(texts(clearCell(edited, row, 0))).toEqual(['off', 'off', '1'])
  })

  it('the short form of a method and the long one are the same choice', () => {
    const draft = preset('tutorial')
    const long = setCell(draft, rowOf(draft, 'network.activation'), REGULARIZED, { id: 'relu' })
    expect(show(long, 'network.activation')).toEqual(['ReLU base', 'ReLU own'])
    expect(differs(long, rowOf(long, 'network.activation'))).toBe(false)
  })

  it('what the arms differ in is named by the fields’ labels', () => {
    const draft = preset('tutorial')
    const edited = setCell(draft, rowOf(draft, 'training.epochs'), REGULARIZED, 5)
    expect(differingLabels(edited, rowsOf(edited))).toEqual(['L2', 'Dropout', 'Epochs'])
  })

  it('a field that was never written shows its default', () => {
    const bare = { specVersion: 1, name: 'bare', arms: [{ name: 'baseline' }] }
    expect(cellAt(bare, rowOf(bare, 'training.learningRate'), 0)).toMatchObject({
      text: '0.1',
      state: 'base'
    })
    expect(cellAt(bare, rowOf(bare, 'split.fraction'), null).text).toBe('0.2')
  })

  it('an optional section comes with its first value and goes with its last', () => {
    const draft = preset('tutorial')
    const row = rowOf(draft, 'claim.difference')
    const claimed = setCell(draft, row, null, 0.015)
    expect(claimed.claim).toEqual({ difference: 0.015 })
    expect(clearCell(claimed, row, null)).toEqual(draft)
  })
})

/** A cell that can be typed into, and a value that its field takes. */
const edits = (draft: Draft) =>
  fc.constantFrom(
    ...rowsOf(draft).flatMap((row) =>
      (row.field.perArm ? columnsOf(draft) : [null]).flatMap((column) =>
        cellAt(draft, row, column).state === 'unused'
          ? []
          : valuesFor(row).map((value) => ({ row, column: column, value }))
      )
    )
  )

function valuesFor({ kind, option, field }: FormRow): unknown[] {
  if (kind.type === 'choice') return kind.choices.flatMap(({ value }) => (value === undefined ? [] : [value]))
  if (kind.type === 'numbers') return [[7], [30, 20]]
  if (kind.type === 'text' || kind.type === 'json') return ['mnist-10k']
  return option === null && field.section !== 'split' ? [3, 7] : [0.25, 0.5]
}

/** A preset with a few edits made one after the other. */
const editedPreset = fc.constantFrom(...presets).chain((start) =>
  fc.array(fc.nat(), { maxLength: 6 }).map((picks) =>
    picks.reduce<Draft>((draft, pick) => {
      const [{ row, column, value }] = fc.sample(edits(draft), { numRuns: 1, seed: pick })
      return setCell(draft, row, column, value)
    }, start)
  )
)
const withEdit = editedPreset.chain((draft) => edits(draft).map((edit) => ({ draft, ...edit })))

describe('edits', () => {
  it('a cell says what was last put into it', () => {
    fc.assert(
      fc.property(withEdit, ({ draft, row, column, value }) => {
        const { value: shown } = cellAt(setCell(draft, row, column, value), row, column)
        expect(shown).toEqual(value)
      })
    )
  })

  it('an edit of one arm changes no run of another', () => {
    fc.assert(
      fc.property(withEdit, ({ draft, row, column, value }) => {
        fc.pre(column !== null && column !== baselineOf(draft))
        const others = (it: Draft) => {
          const parsed = experimentSpec.safeParse(it)
          if (!parsed.success) return null
          return parsed.data.arms.filter((_, arm) => arm !== column).map((arm) => runSpecOf(parsed.data, arm))
        }
        const before = others(draft)
        const after = others(setCell(draft, row, column, value))
        fc.pre(before !== null && after !== null)
        expect(after).toEqual(before)
      })
    )
  })

  it('a cell that followed and was typed into follows again when it is cleared, and nothing else has changed', () => {
    fc.assert(
      fc.property(withEdit, ({ draft, row, column, value }) => {
        const followed = cellAt(draft, row, column)
        fc.pre(followed.state === 'follows')
        const cleared = clearCell(setCell(draft, row, column, value), row, column)
        const rowsOfDraft = rowsOf(draft)
        expect(rowsOf(cleared).map(({ key }) => key)).toEqual(rowsOfDraft.map(({ key }) => key))
        for (const it of rowsOfDraft) {
          for (const each of it.field.perArm ? columnsOf(draft) : [null]) {
            expect(cellAt(cleared, it, each).text).toBe(cellAt(draft, it, each).text)
          }
        }
      })
    )
  })

  it('fields that the form does not know stay as they are', () => {
    fc.assert(
      fc.property(withEdit, ({ draft, row, column, value }) => {
        const strange = { ...draft, surprise: { deep: [1, 2] }, arms: (draft.arms as Draft[]).map(mark) }
        const edited = setCell(strange, row, column, value)
        expect(edited.surprise).toEqual({ deep: [1, 2] })
        expect((edited.arms as Draft[]).every((arm) => arm.mark === 'kept')).toBe(true)
      })
    )
  })

  it('a draft survives being written as JSON and read again, whatever was edited', () => {
    fc.assert(
      fc.property(editedPreset, (draft) => {
        expect(JSON.parse(JSON.stringify(draft))).toEqual(draft)
      })
    )
  })
})

const mark = (arm: Draft): Draft => ({ ...arm, mark: 'kept' })
