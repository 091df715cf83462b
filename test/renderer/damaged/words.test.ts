import { describe, expect, it } from 'vitest'
import { countRows, lossLines, troubleWords } from '../../../src-renderer/components/damaged/trouble-words.ts'
import { waysOn } from '../../../src-renderer/components/damaged/ways-on.ts'
import { damaged, readable } from './trouble.ts'

const NOTHING = { readable: 0, total: 0 }

describe('what is said of a problem with the file', () => {
  it('begins with what is safe, and names the page where SQLite does', () => {
    const { title, lead } = troubleWords(damaged())
    expect(title).toBe('Part of lab.db can’t be read')
    expect(lead).toMatch(/^Nothing was deleted or changed/)
    expect(lead).toContain('Page 211 of lab.db')
  })

  it('says it in SQLite’s words where no page is named', () => {
    expect(troubleWords(damaged({ details: ['file is not a database'] })).lead).toContain(
      'SQLite says: “file is not a database”'
    )
  })

  it.each(['newer', 'foreign', 'out-of-reach', 'locked'] as const)('says what to do: %s', (kind) => {
    const { lead } = troubleWords(damaged({ kind, reading: null }))
    expect(lead).toMatch(/^Nothing was deleted or changed/)
    expect(lead).toMatch(/data folder|Close it/)
  })
})

describe('what is readable', () => {
  it('says whose runs lost epochs', () => {
    const [, runs] = countRows(readable())
    expect(runs).toMatchObject({ label: 'Runs', readable: 237, total: 240 })
    expect(runs.note).toBe('3 runs of “dropout” lost epochs')
  })

  it('says what each experiment lost where there are several', () => {
    const losses = [
      { experimentId: 'e1', name: null, isRebuilt: false, gone: 20, runs: 0, weights: 0, repeatable: 0 },
      { experimentId: 'e7', name: 'dropout', isRebuilt: false, gone: 1, runs: 3, weights: 1, repeatable: 2 }
    ] as const
    expect(countRows(readable({ losses }))[0].note).toBe('e1 lost')
    expect(lossLines(readable({ losses }))).toEqual([
      'e1 itself is lost, and with it 20 runs.',
      '1 run of “dropout” is lost. 3 runs of “dropout” lost epochs: resume trains 2 of them again. 1 run of “dropout” lost the final weights alone.'
    ])
  })
})

describe('the ways on', () => {
  const ids = (...args: Parameters<typeof waysOn>) => waysOn(...args).map(({ id }) => id)

  it('are repair first, then the copies, then looking around', () => {
    expect(ids(damaged())).toEqual(['repair', 'restore-2026-11-22', 'look-around'])
    expect(waysOn(damaged())[0].text).toContain('3 runs can then be resumed')
  })

  it('wait, all but the copies, until what can be read is read', () => {
    const ways = waysOn(damaged({ reading: { state: 'running', fraction: 0.4 } }))
    expect(ways.filter(({ blocked }) => blocked === null).map(({ id }) => id)).toEqual(['restore-2026-11-22'])
  })

  it('are the copies first where nothing can be read, and an empty lab last', () => {
    const reading = {
      state: 'done',
      readable: readable({ experiments: NOTHING, runs: NOTHING, losses: [] })
    } as const
    expect(ids(damaged({ reading }))).toEqual(['restore-2026-11-22', 'repair'])
    expect(waysOn(damaged({ reading })).at(-1)?.title).toBe('Begin with an empty lab')
  })

  it('are to try again where there is nothing to repair, or reading failed', () => {
    expect(ids(damaged({ kind: 'locked', reading: null, copies: [] }))).toEqual(['try-again'])
    const failed = damaged({ reading: { state: 'failed', problem: 'the disk is full' } })
    expect(ids(failed)).toEqual(['restore-2026-11-22', 'try-again'])
    expect(waysOn(failed)[1].text).toContain('the disk is full')
  })
})
