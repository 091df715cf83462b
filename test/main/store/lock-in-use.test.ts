import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { openTestStore, secondConnection } from './open-test-store.ts'

/** As on Windows, where a file that another process has open, be it to look whether it is locked, cannot be removed. */
const inUse = vi.hoisted(() => ({ lock: null as string | null }))
vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs')>()
  const rmSync: typeof fs.rmSync = (path, options) => {
    if (inUse.lock !== null && String(path).endsWith(inUse.lock)) {
      throw Object.assign(new Error('EBUSY: resource busy or locked'), { code: 'EBUSY' })
    }
    fs.rmSync(path, options)
  }
  return { ...fs, rmSync }
})
afterEach(() => {
  inUse.lock = null
})

it("a dead process's lock that is in use keeps nobody from opening the lab, and goes the next time", () => {
  const store = openTestStore()
  inUse.lock = 'lab.db-process-of-a-dead-one'
  const path = join(dirname(store.file), inUse.lock)
  writeFileSync(path, '')
  secondConnection(store.file)
    .prepare("INSERT INTO owners (pid, lock_file, started_at) VALUES (1, ?, '2026-11-20T10:00:00.000Z')")
    .run(inUse.lock)
  openTestStore(store.file)
  expect(existsSync(path)).toBe(true)
  inUse.lock = null
  openTestStore(store.file)
  expect(existsSync(path)).toBe(false)
})

it('a lock of our own that is in use keeps nobody from closing the lab, and goes when it is opened again', () => {
  const store = openTestStore()
  store.owners.signIn()
  const locks = () => readdirSync(dirname(store.file)).filter((name) => name.includes('-process-'))
  const [lock] = locks()
  inUse.lock = lock
  store.close()
  expect(locks()).toEqual([lock])
  inUse.lock = null
  openTestStore(store.file)
  expect(locks()).toEqual([])
})
