/* A training worker that begins a run and ends its thread, with the run's seed for an exit code. */
import { parentPort } from 'node:worker_threads'
import type { FromWorker, ToWorker } from '../../../../src-engine/worker/protocol.ts'

parentPort?.once('message', (message: ToWorker) => {
  if (message.type !== 'start') return
  const { runs, seed } = message.chain
  const started = { type: 'run-started', runId: runs[0].runId, startState: null } satisfies FromWorker
  parentPort?.postMessage(started)
  // Messages of a thread that exits at once are lost.
  setTimeout(() => process.exit(seed), 50)
})
