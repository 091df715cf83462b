import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { isLocked, ProcessLock } from '../../../src-main/store/process-lock.ts'
import { addRun } from './add-run.ts'
import { openTestStore, secondConnection } from './open-test-store.ts'
import { temporaryFolder } from './temporary-folder.ts'

const script = fileURLToPath(new URL('./locking-process.ts', import.meta.url))

/** Starts a command that at some point runs locking-process.ts, and waits for what that one says. */
async function startLocking(command: string, args: readonly string[]) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const exited = once(child, 'exit')
  const line = await new Promise<string>((resolve) => child.stdout.setEncoding('utf8').once('data', resolve))
  const { pid, name } = JSON.parse(line) as { pid: number; name: string }
  return { child, exited, pid, name }
}

describe("a process's lock", () => {
  it('is held for as long as the process lives, asleep or awake, and not a moment longer', async () => {
    const database = join(temporaryFolder(), 'lab.db')
    const { child, exited, name } = await startLocking(process.execPath, [script, database])
    expect(isLocked(database, name)).toBe(true)
    child.kill('SIGSTOP')
    expect(isLocked(database, name)).toBe(true)
    child.kill('SIGKILL')
    await exited
    expect(isLocked(database, name)).toBe(false)
  })

  it.runIf(process.platform === 'linux')(
    'of one that was killed but whose exit code nobody has asked for is let go',
    async () => {
      const database = join(temporaryFolder(), 'lab.db')
      // The shell becomes a program that never looks after the child that the shell had started.
      const command = '"$0" "$1" "$2" & exec sleep 60'
      const { pid, name } = await startLocking('sh', ['-c', command, process.execPath, script, database])
      expect(isLocked(database, name)).toBe(true)
      process.kill(pid, 'SIGKILL')
      await expect.poll(() => isLocked(database, name)).toBe(false)
      // It is still there, for whoever only asks whether its number is taken.
      expect(process.kill(pid, 0)).toBe(true)
    }
  )

  it('of this process is seen by it, too, and leaves nothing behind', () => {
    const database = join(temporaryFolder(), 'lab.db')
    const lock = new ProcessLock(database)
    // Looking does not let go of it.
    expect([isLocked(database, lock.name), isLocked(database, lock.name)]).toEqual([true, true])
    lock.release()
    expect(isLocked(database, lock.name)).toBe(false)
    expect(readdirSync(join(database, '..'))).toEqual([])
  })
})

describe('processes that signed in', () => {
  it('are forgotten once they are gone and have no runs; those that live, or have runs, are not', () => {
    const store = openTestStore()
    const raw = secondConnection(store.file)
    const others = openTestStore(store.file)
    const [withRun, without, living] = [addRun(others).ownerId, others.owners.signIn(), store.owners.signIn()]
    const known = () => raw.prepare('SELECT owner_id FROM owners ORDER BY owner_id').pluck().all()
    openTestStore(store.file)
    expect(known()).toEqual([withRun, without, living])
    expect(store.owners.gone()).toEqual([])
    others.close()
    expect(store.owners.gone()).toEqual([withRun])
    openTestStore(store.file)
    expect(known()).toEqual([withRun, living])
  })

  it('leave no lock behind when they are killed and another opens the lab', async () => {
    const store = openTestStore()
    const { child, exited, name, pid } = await startLocking(process.execPath, [script, store.file])
    secondConnection(store.file)
      .prepare('INSERT INTO owners (pid, lock_file, started_at) VALUES (?, ?, ?)')
      .run(pid, name, new Date().toISOString())
    const isThere = () => readdirSync(join(store.file, '..')).includes(name)
    openTestStore(store.file)
    expect(isThere()).toBe(true)
    child.kill('SIGKILL')
    await exited
    openTestStore(store.file)
    expect(isThere()).toBe(false)
  })
})
