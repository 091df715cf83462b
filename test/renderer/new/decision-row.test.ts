import { describe, expect, it } from 'vitest'
import { withDecision } from '../../../src-renderer/components/new/model/decision-row.ts'
import { without, type Draft } from '../../../src-renderer/components/new/model/json.ts'
import { cellAt } from '../../../src-renderer/components/new/model/spec-form.ts'
import { preset, rowOf } from './drafts.ts'

const draft = preset('tutorial-corrected')
const rowIn = (given: Draft, key: string) => withDecision(rowOf(given, key), given)

describe('what is decided beforehand', () => {
  it('has half a percentage point as margin of accuracies where none is typed, and says what a test row is', () => {
    const open = without(draft, ['decision'])
    const row = rowIn(open, 'decision.margin')
    expect(cellAt(open, row, null).text).toBe('0.005')
    expect(row.about).toBe('±0.5 pp; one test row is 0.1 pp')
  })

  it('has none for losses', () => {
    const given = { ...draft, decision: { metric: 'test_loss' } }
    const row = rowIn(given, 'decision.margin')
    expect(cellAt(given, row, null).text).toBe('none')
    expect(row.about).toBeUndefined()
  })

  it('tells a claim in percentage points', () => {
    const given = { ...draft, claim: { difference: -0.015, source: 'somebody' } }
    expect(rowIn(given, 'claim.difference').about).toBe('−1.5 pp, a mark beside what is measured')
  })

  it('leaves other rows alone', () => {
    const row = rowOf(draft, 'training.epochs')
    expect(withDecision(row, draft)).toBe(row)
  })
})
