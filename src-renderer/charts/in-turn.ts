const waiting = new Map<object, () => void>()
let isGoing = false

/**
 * Does work on a chart soon, one piece a task: of several charts that all have something to draw, none keeps keys and the
 * pointer waiting for the others. Of the work that waits for one owner, only the newest is done.
 */
export function inTurn(owner: object, work: () => void): void {
  waiting.set(owner, work)
  if (isGoing) return
  isGoing = true
  goOn()
}

function goOn(): void {
  setTimeout(() => {
    const next = waiting.entries().next().value
    if (!next) {
      isGoing = false
      return
    }
    const [owner, work] = next
    waiting.delete(owner)
    // Before the work, which may fail.
    goOn()
    work()
  })
}
