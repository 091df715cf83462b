/** Chromium's own name for tracing the tasks of its threads. */
export const TASKS = 'disabled-by-default-devtools.timeline'

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Of a task, its processor time in microseconds. */
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/**
 * The processor time of each task of a page's main thread, in milliseconds, the longest first: what its own code and its
 * layout take, whatever else the machine is doing.
 *
 * @param trace of Chromium, with the category TASKS
 */
export function taskTimes(trace: Buffer): number[] {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: TraceEvent[] }
  const thread = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`
  const pages = traceEvents.filter(
    ({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain'
  )
  const pageThreads = new Set(pages.map(thread))
  return traceEvents
    .filter((event) => event.name === 'RunTask' && pageThreads.has(thread(event)))
    .map(({ tdur = 0 }) => tdur / 1000)
    .sort((a, b) => b - a)
}
