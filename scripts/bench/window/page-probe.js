/*
 * What a page feels like, put into it before its own code: how long inputs wait for the next painted frame, tasks that
 * take longer than 50 ms and what ran in them, and the time between frames. Plain JavaScript: it is run as it stands.
 */
/* global window, document, addEventListener, requestAnimationFrame, MessageChannel, PerformanceObserver, performance */

const INPUTS = ['keydown', 'pointermove', 'pointerdown', 'wheel']

window.pageProbe = (() => {
  let inputs = []
  let longTasks = []
  let frames = []
  let lastInputAt = 0
  let areFramesWatched = false

  /** Calls back when the next frame has been handed over to be painted, with the time. */
  const afterPaint = (tell) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => tell(performance.now())
      port2.postMessage(null)
    })
  }

  for (const type of INPUTS) {
    const options = { capture: true, passive: true }
    addEventListener(
      type,
      ({ timeStamp }) => {
        lastInputAt = timeStamp
        afterPaint((now) => inputs.push(now - timeStamp))
      },
      options
    )
  }

  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) longTasks.push({ startTime, duration })
  }).observe({ type: 'longtask' })

  let scripts = []
  new PerformanceObserver((list) => {
    for (const frame of list.getEntries()) {
      for (const { startTime, duration, invoker, sourceFunctionName } of frame.scripts) {
        scripts.push({ startTime, duration, what: `${invoker} ${sourceFunctionName}`.trim() })
      }
    }
  }).observe({ type: 'long-animation-frame' })

  const watchFrames = (before) => {
    requestAnimationFrame((now) => {
      if (!areFramesWatched) return
      if (before !== null) frames.push(now - before)
      watchFrames(now)
    })
  }

  /** Of a task, the script in it that took longest. */
  const longestIn = ({ startTime, duration }) =>
    scripts
      .filter((script) => script.startTime >= startTime && script.startTime < startTime + duration)
      .sort((a, b) => b.duration - a.duration)[0]

  return {
    /** Begins anew. */
    begin(withFrames) {
      inputs = []
      longTasks = []
      scripts = []
      frames = []
      areFramesWatched = withFrames
      if (withFrames) watchFrames(null)
    },
    /** All since it began, in milliseconds. */
    take() {
      areFramesWatched = false
      return {
        inputs,
        frames,
        longTasks: longTasks.map((task) => {
          const script = longestIn(task)
          return { ms: task.duration, of: script?.what ?? '', scriptMs: script?.duration ?? 0 }
        })
      }
    },
    /** When what the selector names has been painted: milliseconds since the last input, or since navigation. */
    painted(selector, since) {
      const origin = since === 'navigation' ? 0 : lastInputAt
      return new Promise((resolve) => {
        const look = () => {
          if (document.querySelector(selector) === null) requestAnimationFrame(look)
          else afterPaint((now) => resolve(now - origin))
        }
        look()
      })
    }
  }
})()
