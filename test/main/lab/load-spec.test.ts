import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { BadInput } from '../../../src-engine/bad-input.ts'
import { loadSpec, presetNames, type SpecChanges } from '../../../src-main/lab/load-spec.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'
import { resourcesDir } from './open-test-lab.ts'

const presetsDir = join(resourcesDir, 'experiments')

const load = (presetOrFile: string, changes: SpecChanges = {}, folder = temporaryFolder()) =>
  loadSpec(presetOrFile, changes, { presetsDir, folder })

describe('a spec', () => {
  it.each(presetNames(presetsDir))('is the preset %s, under its own name', (name) => {
    expect(load(name).name).toBe(name)
  })

  it.each(presetNames(presetsDir))(
    '%s asks with no sign inside a number, which is for the reader to choose',
    (name) => {
      expect(load(name).question).not.toMatch(/\d[^\w-]\d/)
    }
  )

  it('is a file beside where the person is, with a byte order mark or without', () => {
    const folder = temporaryFolder()
    const json = JSON.stringify({ specVersion: 1, name: 'mine', arms: [{ name: 'baseline' }] })
    writeFileSync(join(folder, 'plain.json'), json)
    writeFileSync(join(folder, 'marked.json'), `\uFEFF${json}`)
    expect(load('plain.json', {}, folder).name).toBe('mine')
    expect(load(join(folder, 'marked.json'))).toEqual(load('plain.json', {}, folder))
  })

  it('is changed in the order of the changes, before it is checked', () => {
    const set = ['training.epochs=3', 'training.epochs=4', 'arms.regularized.l2.lambda=0.5']
    const spec = load('tutorial', { set, seeds: [8, 9], engine: 'reference' })
    expect(spec).toMatchObject({ training: { epochs: 4, batchSize: 64 }, seeds: [8, 9], engine: 'reference' })
    expect(spec.arms[0].regularization).toMatchObject({ l2: { lambda: 0.5 }, dropout: { keep: 0.8 } })
    expect(load('tutorial').training.epochs).toBe(20)
  })

  it('has an arm for each value of a sweep, as --set left them', () => {
    const changes = { set: ['arms.regularized.dropout=null'], sweep: ['arms.regularized.l2.lambda=0.5,0.25'] }
    expect(load('tutorial', changes).arms.map(({ name, regularization }) => [name, regularization])).toEqual([
      ['regularized lambda 0.5', { l2: { lambda: 0.5 } }],
      ['regularized lambda 0.25', { l2: { lambda: 0.25 } }],
      ['baseline', {}]
    ])
  })

  it.each([
    ['tutorail', {}, /no preset "tutorail": expected one of exercise-4, .*tutorial,/],
    ['missing.json', {}, /missing\.json cannot be read \(no such file\)/],
    ['folder.json', {}, /folder\.json cannot be read \(a folder\)/],
    ['broken.json', {}, /broken\.json is no JSON: expected a spec file; /],
    ['list.json', {}, /list\.json: expected a JSON object with the fields of a spec; a list came/],
    ['tutorial', { set: ['training.speed=3'] }, /"speed" is unknown there/],
    ['tutorial', { set: ['training.epochs=0'] }, /training\.epochs: expected a whole number 1/],
    ['tutorial', { sweep: ['arms.L1.l1.lambda=1,2'] }, /--sweep arms\.L1\.l1\.lambda: no arm "L1"/],
    ['tutorial', { engine: 'quantum' }, /engine: expected/],
    ['tutorial', { seeds: [1, 1] }, /seed 1 comes twice/]
  ])('%s with %j is refused with BadInput', (presetOrFile, changes, message) => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'folder.json'))
    writeFileSync(join(folder, 'broken.json'), '{"name": ')
    writeFileSync(join(folder, 'list.json'), '[]')
    const loading = () => load(presetOrFile, changes, folder)
    expect(loading).toThrow(BadInput)
    expect(loading).toThrow(message)
  })
})
