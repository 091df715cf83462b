import { describe, expect, it } from 'vitest'
import {
  isFinal,
  isOver,
  sourcesOf,
  transitions,
  type RunStatus
} from '../../../src-main/contract/run-status.ts'
import { addRun } from './add-run.ts'
import { openTestStore, secondConnection } from './open-test-store.ts'

const statuses = Object.keys(transitions) as RunStatus[]
const pairs = statuses.flatMap((from) => statuses.map((to) => ({ from, to })))

describe('the table of run states', () => {
  it('lets a run begin and end, and only one that was stopped be queued again', () => {
    expect(statuses.filter((status) => !isFinal(status))).toEqual(['queued', 'running'])
    expect(sourcesOf('running')).toEqual(['queued'])
    expect(sourcesOf('done')).toEqual(['running'])
    expect(sourcesOf('queued')).toEqual(['cancelled', 'interrupted'])
    expect(statuses.filter(isOver)).toEqual(['done', 'diverged', 'failed'])
  })

  it('is what the store obeys: from each status to each other', () => {
    const store = openTestStore()
    const raw = secondConnection(store.file)
    for (const { from, to } of pairs) {
      const { runId, ownerId } = addRun(store)
      raw.prepare('UPDATE runs SET status = ? WHERE run_id = ?').run(from, Number(runId.slice(1)))
      const isAllowed = (transitions[from] as readonly RunStatus[]).includes(to)
      expect([from, to, store.runs.end([runId], ownerId, to)]).toEqual([from, to, isAllowed ? 1 : 0])
      expect(store.runs.get(runId)?.status).toBe(isAllowed ? to : from)
    }
  })

  it('lets only queued runs start', () => {
    const store = openTestStore()
    const raw = secondConnection(store.file)
    for (const from of statuses) {
      const { runId, ownerId } = addRun(store)
      raw.prepare('UPDATE runs SET status = ? WHERE run_id = ?').run(from, Number(runId.slice(1)))
      expect([from, store.runs.start(runId, ownerId, null)]).toEqual([from, from === 'queued'])
    }
  })

  it('knows every status that the database allows, and no other', () => {
    const store = openTestStore()
    const { runId } = addRun(store)
    const set = secondConnection(store.file).prepare('UPDATE runs SET status = ? WHERE run_id = ?')
    for (const status of statuses) set.run(status, Number(runId.slice(1)))
    expect(() => set.run('paused', Number(runId.slice(1)))).toThrow('CHECK constraint')
  })
})

describe('the end of a run', () => {
  it('is kept with its reason and duration, and is not overwritten by a later one', () => {
    const store = openTestStore()
    const { runId, ownerId } = addRun(store)
    store.runs.start(runId, ownerId, null)
    store.runs.end([runId], ownerId, 'failed', { reason: 'out of memory', durationS: 1.5 })
    const ended = store.runs.get(runId)
    expect(ended).toMatchObject({ status: 'failed', reason: 'out of memory', durationS: 1.5 })
    expect(store.runs.end([runId], ownerId, 'cancelled')).toBe(0)
    expect(store.runs.interruptRunsOf([ownerId])).toBe(0)
    expect(store.runs.get(runId)).toEqual(ended)
  })

  it("is the owner's alone to set, as is the start", () => {
    const store = openTestStore()
    const { runId, ownerId } = addRun(store)
    const other = store.owners.signIn()
    expect(store.runs.start(runId, other, null)).toBe(false)
    expect(store.runs.end([runId], other, 'cancelled')).toBe(0)
    expect(store.runs.start(runId, ownerId, null)).toBe(true)
  })

  it('comes as interrupted to the unfinished runs of owners that are gone, and to no others', () => {
    const store = openTestStore()
    const [queued, running, done, otherOwners] = [1, 2, 3, 4].map(() => addRun(store))
    for (const { runId, ownerId } of [running, done]) store.runs.start(runId, ownerId, null)
    store.runs.end([done.runId], done.ownerId, 'done')
    const owners = [queued, running, done].map(({ ownerId }) => ownerId)
    expect(store.runs.interruptRunsOf(owners)).toBe(2)
    const now = [queued, running, done, otherOwners].map(({ runId }) => store.runs.get(runId)?.status)
    expect(now).toEqual(['interrupted', 'interrupted', 'done', 'queued'])
    expect(store.runs.get(queued.runId)?.reason).toBe('the process that ran it ended')
  })
})
