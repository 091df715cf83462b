/* A training worker that begins, stores an epoch, and dies of an error. */
import { parentPort } from 'node:worker_threads'
import type { FromWorker, ToWorker } from '../../../../src-engine/worker/protocol.ts'
import { someMetrics } from '../../store/add-run.ts'

parentPort?.once('message', (message: ToWorker) => {
  if (message.type !== 'start') return
  const { runId } = message.chain.runs[0]
  const post = (news: FromWorker) => parentPort?.postMessage(news)
  post({ type: 'run-started', runId, startState: null })
  post({ type: 'epoch', runId, epoch: 1, metrics: someMetrics, checkpoint: null })
  throw new Error('the kernel is on fire')
})
