import { createHash } from 'node:crypto'
import { parentPort, receiveMessageOnPort } from 'node:worker_threads'
import type { Rows } from '../data/rows.ts'
import { inLayerOrder, parameterNames } from '../network/parameters.ts'
import { referenceOps } from '../ops/reference-ops.ts'
import { runsOf, type Chain, type ReadyRun } from '../training/chain.ts'
import { trainRun } from '../training/train-run.ts'
import type { FinalModel, FromWorker, ToWorker } from './protocol.ts'

/*
 * The entry of a worker thread: trains one chain of runs and ends. It is the engine's only file that knows Node: the
 * message port, the clock and the hash. An error that it does not catch ends the thread; the queue then marks the run
 * as failed.
 */

/** Least time between two progress messages. */
const PROGRESS_INTERVAL_MS = 100

if (!parentPort) throw new Error('train-worker.ts runs as a worker thread only')
const port = parentPort
const cancelled = new Set<string>()

port.once('message', (message: ToWorker) => {
  if (message.type === 'start') trainChain(message.chain)
  port.close()
})

function trainChain(chain: Chain): void {
  for (const run of runsOf(chain)) {
    if (wantsToStop(run.runId)) return
    post({ type: 'run-started', runId: run.runId, startState: run.startState })
    if (!train(run)) return
  }
}

/** Trains one run and reports it; false when it was cancelled. */
function train(run: ReadyRun): boolean {
  const { runId, spec, data, parameters, randomness } = run
  const startedAt = performance.now()
  let epochStartedAt = startedAt
  let reportedAt = startedAt
  const training = trainRun(spec, data, parameters, randomness, referenceOps)
  for (;;) {
    const next = training.next()
    const now = performance.now()
    const durationS = (now - startedAt) / 1000
    if (next.done) {
      const { status, predictions } = next.value
      const model = status === 'done' ? finalModel(run, predictions) : null
      post({ type: 'run-ended', runId, status, durationS, model }, model ? [model.weights.buffer] : [])
      return true
    }
    const event = next.value
    if (event.type === 'epoch') {
      const metrics = { ...event.metrics, epoch_duration_s: (now - epochStartedAt) / 1000 }
      post({ type: 'epoch', runId, epoch: event.epoch, metrics })
      epochStartedAt = now
    } else if (now - reportedAt >= PROGRESS_INTERVAL_MS) {
      const fraction = (event.epoch - 1 + event.done / event.of) / spec.training.epochs
      post({ type: 'progress', runId, epoch: event.epoch, fraction })
      reportedAt = now
    }
    if (wantsToStop(runId)) {
      post({ type: 'run-ended', runId, status: 'cancelled', durationS, model: null })
      return false
    }
  }
}

/** Training is synchronous: messages are fetched between its steps rather than delivered. */
function wantsToStop(runId: string): boolean {
  for (let received = receiveMessageOnPort(port); received; received = receiveMessageOnPort(port)) {
    const message = received.message as ToWorker
    if (message.type === 'cancel') for (const id of message.runIds) cancelled.add(id)
  }
  return cancelled.has(runId)
}

function finalModel(
  { parameters, data }: ReadyRun,
  predictions: Uint8Array
): FinalModel & { weights: Uint8Array<ArrayBuffer> } {
  const tensors = inLayerOrder(parameters)
  const weights = new Float64Array(tensors.reduce((sum, { data: { length } }) => sum + length, 0))
  let offset = 0
  for (const tensor of tensors) {
    weights.set(tensor.data, offset)
    offset += tensor.data.length
  }
  const bytes = new Uint8Array(weights.buffer)
  const names = parameterNames(parameters)
  return {
    weights: bytes,
    layout: tensors.map(({ rows, cols }, k) => ({ name: names[k], rows, cols })),
    precision: 'float64',
    weightsSha256: createHash('sha256').update(bytes).digest('hex'),
    predictions,
    testRowsSha256: hashOfRows(data.test, data.columns)
  }
}

function hashOfRows({ part, index }: Rows, columns: number): string {
  const hash = createHash('sha256')
  for (const i of index) {
    // A copy: the hash does not read shared memory.
    const row = part.features.slice(i * columns, (i + 1) * columns)
    hash.update(new Uint8Array(row.buffer)).update(part.labels.slice(i, i + 1))
  }
  return hash.digest('hex')
}

function post(message: FromWorker, transfer: ArrayBuffer[] = []): void {
  port.postMessage(message, transfer)
}
