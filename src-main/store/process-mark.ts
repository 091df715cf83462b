import { readFileSync } from 'node:fs'

/** What is known of a process that owns runs. */
export interface ProcessMark {
  readonly pid: number
  /** Tells the process from a later one that got the same pid; null where the platform does not say. */
  readonly identity: string | null
  /** When it last said that it is alive, ISO 8601. */
  readonly heartbeatAt: string
}

/** After so long without a heartbeat, a process whose pid may have been given to another counts as gone. */
const HEARTBEAT_LIMIT_MS = 30_000

export function thisProcess(): { pid: number; identity: string | null } {
  return { pid: process.pid, identity: identityOf(process.pid) }
}

/**
 * Whether the process has ended. One that is merely asleep (a suspended computer) is not gone: where the platform tells
 * processes apart, the identity decides, and the heartbeat only where it does not.
 */
export function isGone({ pid, identity, heartbeatAt }: ProcessMark): boolean {
  if (!isAlive(pid)) return true
  if (identity !== null) return identityOf(pid) !== identity
  return Date.now() - Date.parse(heartbeatAt) > HEARTBEAT_LIMIT_MS
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives, under another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** On Linux: the boot's id and the process's start in clock ticks since then. Elsewhere, and of one that ended, null. */
function identityOf(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The command's name, in parentheses, may hold anything: count the fields from behind it. The state is field 3, the
    // start field 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // A zombie has ended; it keeps its pid until its parent asks for its exit code, in a container often for ever.
    if (fields[0] === 'Z') return null
    return `${boot}/${fields[19]}`
  } catch {
    return null
  }
}
