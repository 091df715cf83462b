import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { isGone, thisProcess, type ProcessMark } from '../../../src-main/store/process-mark.ts'

const script = fileURLToPath(new URL('./marked-process.ts', import.meta.url))
const onLinux = process.platform === 'linux'

const aMomentAgo = () => new Date(Date.now() - 1000).toISOString()
const anHourAgo = () => new Date(Date.now() - 3_600_000).toISOString()

/** Starts a command that at some point runs marked-process.ts, and waits for what that one says of itself. */
async function startMarked(command: string, args: readonly string[]) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const exited = once(child, 'exit')
  const line = await new Promise<string>((resolve) => child.stdout.setEncoding('utf8').once('data', resolve))
  const mark = JSON.parse(line) as Pick<ProcessMark, 'pid' | 'identity'>
  onTestFinished(() => {
    if (!isGone({ ...mark, heartbeatAt: aMomentAgo() })) process.kill(mark.pid, 'SIGKILL')
  })
  return { child, exited, mark }
}

describe('the mark of a process', () => {
  it('of one that lives is not taken for gone', () => {
    expect(isGone({ ...thisProcess(), heartbeatAt: aMomentAgo() })).toBe(false)
  })

  it('of one that was killed is', async () => {
    const { child, exited, mark } = await startMarked(process.execPath, [script])
    expect(isGone({ ...mark, heartbeatAt: aMomentAgo() })).toBe(false)
    child.kill('SIGKILL')
    await exited
    expect(isGone({ ...mark, heartbeatAt: aMomentAgo() })).toBe(true)
  })

  it('of one whose number was given to another is, however fresh its heartbeat', () => {
    const identity = 'another boot/12345'
    expect(isGone({ pid: process.pid, identity, heartbeatAt: aMomentAgo() })).toBe(true)
  })

  it('of one that lives in a computer that slept for an hour is not, where processes can be told apart', () => {
    const { pid, identity } = thisProcess()
    expect(isGone({ pid, identity, heartbeatAt: anHourAgo() })).toBe(!onLinux)
  })

  it('without an identity, a stale heartbeat means gone and a fresh one does not', () => {
    const mark = { pid: process.pid, identity: null }
    expect(isGone({ ...mark, heartbeatAt: anHourAgo() })).toBe(true)
    expect(isGone({ ...mark, heartbeatAt: aMomentAgo() })).toBe(false)
  })

  it.runIf(onLinux)('of one that was killed but whose exit code nobody has asked for is', async () => {
    // The shell becomes a program that never looks after the child that the shell had started.
    const { mark } = await startMarked('sh', ['-c', '"$0" "$1" & exec sleep 60', process.execPath, script])
    expect(isGone({ ...mark, heartbeatAt: aMomentAgo() })).toBe(false)
    process.kill(mark.pid, 'SIGKILL')
    await expect.poll(() => isGone({ ...mark, heartbeatAt: aMomentAgo() })).toBe(true)
    // It is still there, for whoever only asks whether its number is taken.
    expect(process.kill(mark.pid, 0)).toBe(true)
  })
})
