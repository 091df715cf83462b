import { describe, expect, it } from 'vitest'
import { cellText, parseCell, parseNumber } from '../../../src-renderer/components/new/model/cell-text.ts'
import { preset, rowOf } from './drafts.ts'

const kind = (key: string) => rowOf(preset('tutorial'), key).kind

describe('numbers', () => {
  it.each([
    ['1e-3', 0.001],
    [' .5 ', 0.5],
    ['−2', -2],
    ['10_000', 10_000],
    ['10 000', 10_000],
    ['+3.', 3]
  ])('%j is read as %d', (text, value) => {
    expect(parseNumber(text)).toBe(value)
  })

  it.each(['0,01', '5,000', '1.2.3', 'e3', '0x10', '', '1 %', 'Infinity'])('%j is not guessed at', (text) => {
    expect(parseNumber(text)).toBeNull()
  })
})

describe('cells', () => {
  it.each(['256, 128', '[256,128]', '256 128', '256×128'])('hidden layers may be typed as %j', (text) => {
    expect(parseCell(kind('network.hidden'), text)).toEqual([256, 128])
  })

  it('null is shown and typed as the word that the field’s range has for it', () => {
    expect(cellText(kind('dataset.samples'), null)).toBe('all')
    expect(parseCell(kind('dataset.samples'), 'All')).toBeNull()
  })

  it('a field that takes a number or a word keeps each as what it is', () => {
    expect(parseCell(kind('split.seed'), '7')).toBe(7)
    expect(parseCell(kind('split.seed'), 'run')).toBe('run')
  })

  it('what cannot be read is kept as it was typed', () => {
    expect(parseCell(kind('training.learningRate'), '0,1')).toBe('0,1')
    expect(cellText(kind('training.learningRate'), '0,1')).toBe('0,1')
  })
})
