import { createHash } from 'node:crypto'
import { parentPort, receiveMessageOnPort } from 'node:worker_threads'
import type { Rows } from '../data/rows.ts'
import type { Engine } from '../engines/engine.ts'
import { createReferenceEngine } from '../engines/reference-engine.ts'
import { createSimdEngine } from '../simd/simd-engine.ts'
import { runsOf, type Chain, type ReadyRun } from '../training/chain.ts'
import type { Checkpoint } from '../training/checkpoint.ts'
import { earlyStoppingOf } from '../training/early-stopping.ts'
import { restoreRunState, saveRunState } from '../training/run-state.ts'
import { trainRun } from '../training/train-run.ts'
import { loadKernels } from './load-kernels.ts'
import type { FinalModel, FromWorker, ToWorker } from './protocol.ts'

/*
 * The entry of a worker thread: trains one chain of runs after another. It is the engine's only file that knows Node: the
 * message port, the clock and the hash. An error that it does not catch ends the thread; the queue then marks the run
 * as failed.
 */

/** Least time between two progress messages. */
const PROGRESS_INTERVAL_MS = 100
/** Least time between two checkpoints: what a run loses at most, besides the epoch it is in, when its process is killed. */
const CHECKPOINT_INTERVAL_MS = 1000
/** How many epochs may be on their way to the store: the next trains while one is stored, but no backlog builds up. */
const MAX_EPOCHS_AHEAD = 2

if (!parentPort) throw new Error('train-worker.ts runs as a worker thread only')
const port = parentPort
const cancelled = new Set<string>()

port.on('message', (message: ToWorker) => {
  // Whoever cancels what has just ended comes too late.
  if (message.type !== 'start') return
  cancelled.clear()
  trainChain(message.chain, reporterOfEpochs(message.epochsTaken))
  post({ type: 'chain-ended' })
})

type EpochMessage = Extract<FromWorker, { type: 'epoch' }>
type ReportEpoch = (message: EpochMessage) => void

function trainChain(chain: Chain, reportEpoch: ReportEpoch): void {
  for (const run of runsOf(chain)) {
    if (wantsToStop(run.runId)) return
    post({ type: 'run-started', runId: run.runId, startState: run.startState })
    if (!train(run, reportEpoch)) return
  }
}

/** Posts epochs, and waits where the queue has too many of them still to deal with. */
function reporterOfEpochs(epochsTaken: Int32Array<SharedArrayBuffer>): ReportEpoch {
  let posted = 0
  return (message) => {
    post(message)
    posted++
    for (;;) {
      const taken = Atomics.load(epochsTaken, 0)
      if (posted - taken <= MAX_EPOCHS_AHEAD) return
      Atomics.wait(epochsTaken, 0, taken)
    }
  }
}

/** Trains one run and reports it; false when it was cancelled. */
function train(run: ReadyRun, reportEpoch: ReportEpoch): boolean {
  const { runId, spec, data, randomness } = run
  const engine = createEngine(run)
  const stopping = earlyStoppingOf(spec, engine)
  if (run.checkpoint) restoreRunState(run.checkpoint.parameters, engine, stopping)
  let checkpoint: Checkpoint | null = run.checkpoint
  let parameters: Uint8Array | undefined
  let checkpointedAt = performance.now()
  const startedAt = performance.now() - (run.checkpoint?.durationS ?? 0) * 1000
  let epochStartedAt = performance.now()
  let reportedAt = epochStartedAt
  const training = trainRun(engine, spec, data, randomness, run.checkpoint?.epoch, stopping)
  for (;;) {
    const next = training.next()
    const now = performance.now()
    const durationS = (now - startedAt) / 1000
    if (next.done) {
      const { status, predictions } = next.value
      const model = status === 'done' ? finalModel(engine, run, predictions) : null
      post(
        { type: 'run-ended', runId, status, durationS, model, checkpoint: null },
        model ? [model.weights.buffer] : []
      )
      return true
    }
    const event = next.value
    if (event.type !== 'step') {
      const { epoch } = event
      parameters = saveRunState(engine, stopping, parameters)
      checkpoint = {
        epoch,
        parameters,
        streamState: run.streamState(),
        durationS
      }
      const isDue = now - checkpointedAt >= CHECKPOINT_INTERVAL_MS
      if (event.type === 'epoch') {
        const metrics = { ...event.metrics, epoch_duration_s: (now - epochStartedAt) / 1000 }
        reportEpoch({ type: 'epoch', runId, epoch, metrics, checkpoint: isDue ? checkpoint : null })
      } else if (isDue) post({ type: 'checkpoint', runId, checkpoint })
      if (isDue) checkpointedAt = now
      // Waiting for the queue is no part of an epoch.
      epochStartedAt = performance.now()
    } else if (now - reportedAt >= PROGRESS_INTERVAL_MS) {
      const fraction = (event.epoch - 1 + event.done / event.of) / spec.training.epochs
      post({ type: 'progress', runId, epoch: event.epoch, fraction })
      reportedAt = now
    }
    if (wantsToStop(runId)) {
      post({ type: 'run-ended', runId, status: 'cancelled', durationS, model: null, checkpoint })
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

function createEngine(run: ReadyRun): Engine {
  const { engine, arithmetic } = run.spec
  if (engine === 'reference') return createReferenceEngine(run)
  const kernels = loadKernels(arithmetic)
  if (!kernels)
    throw new Error(`this machine's WebAssembly has no ${arithmetic} SIMD: use the reference engine`)
  return createSimdEngine(kernels, run)
}

function finalModel(
  engine: Engine,
  { data }: ReadyRun,
  predictions: Uint8Array
): FinalModel & { weights: Uint8Array<ArrayBuffer> } {
  const tensors = engine.parameters()
  const hash = createHash('sha256')
  const weights = new Uint8Array(tensors.reduce((sum, tensor) => sum + tensor.data.byteLength, 0))
  let offset = 0
  for (const { data: values } of tensors) {
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
    weights.set(bytes, offset)
    hash.update(bytes)
    offset += bytes.length
  }
  return {
    weights,
    layout: tensors.map(({ name, rows, cols }) => ({ name, rows, cols })),
    precision: tensors[0].data instanceof Float32Array ? 'float32' : 'float64',
    weightsSha256: hash.digest('hex'),
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
