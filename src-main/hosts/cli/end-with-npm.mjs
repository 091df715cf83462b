// Plain JavaScript: it runs on whatever Node npm scripts are called with.
import { clearInterval, setInterval } from 'node:timers'

const LOOK_EVERY_MS = 1000

/**
 * Has this process end itself, as a signal would, when the npm that started it is gone: npm that is ended by its number
 * ends the shell between them, which tells nobody, and the lab would go on unseen. Whom npm did not start goes on when
 * its terminal is left, as with nohup. On Windows a process is not told that its parent is gone.
 */
export function endWithNpm() {
  if (process.env.npm_package_name !== 'ablation-lab') return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, LOOK_EVERY_MS)
  timer.unref()
}
