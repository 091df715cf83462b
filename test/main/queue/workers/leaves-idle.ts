/* A training worker whose runs diverge at once, and whose thread ends when it has had nothing to do for a while. */
import { parentPort } from 'node:worker_threads'
import type { FromWorker, ToWorker } from '../../../../src-engine/worker/protocol.ts'

const IDLE_MS = 100

const post = (message: FromWorker) => parentPort?.postMessage(message)
let leaving: NodeJS.Timeout | undefined

parentPort?.on('message', (message: ToWorker) => {
  if (message.type !== 'start') return
  clearTimeout(leaving)
  for (const { runId } of message.chain.runs) {
    post({ type: 'run-started', runId, startState: null })
    post({ type: 'run-ended', runId, status: 'diverged', durationS: 0, model: null, checkpoint: null })
  }
  post({ type: 'chain-ended' })
  leaving = setTimeout(() => process.exit(0), IDLE_MS)
})
