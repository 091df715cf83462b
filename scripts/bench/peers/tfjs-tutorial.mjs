/*
 * The tutorial's baseline arm in TensorFlow.js, WebAssembly backend, one thread.
 *
 *   node tfjs-tutorial.mjs DIR EPOCHS    DIR: where @tensorflow/tfjs and @tensorflow/tfjs-backend-wasm are installed
 */
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import { prepareData } from '../../../src-engine/data/prepare.ts'
import { scaleRows } from '../../../src-engine/data/scaler.ts'
import { matrixOf } from '../../../src-engine/matrix.ts'
import { loadMnist, tutorialRunSpec } from '../tutorial.ts'

const [folder, epochs] = process.argv.slice(2)
const requireFromFolder = createRequire(join(resolve(folder), 'package.json'))
const tf = requireFromFolder('@tensorflow/tfjs')
const wasm = requireFromFolder('@tensorflow/tfjs-backend-wasm')
wasm.setWasmPaths(join(dirname(requireFromFolder.resolve('@tensorflow/tfjs-backend-wasm')), '/'))
wasm.setThreadsCount(1)
await tf.setBackend('wasm')
if (tf.getBackend() !== 'wasm') throw new Error(`expected the wasm backend, "${tf.getBackend()}" came`)

const data = prepareData(await loadMnist(), tutorialRunSpec('baseline', 'fast', 'plain'), 0)

function tensors(rows) {
  const X = matrixOf(rows.index.length, data.columns)
  scaleRows(data.scaler, rows, 0, rows.index.length, X)
  const labels = Int32Array.from(rows.index, (i) => rows.part.labels[i])
  return {
    X: tf.tensor2d(Float32Array.from(X.data), [X.rows, X.cols]),
    y: tf.oneHot(tf.tensor1d(labels, 'int32'), data.classes).toFloat()
  }
}

const train = tensors(data.train)
const test = tensors(data.test)

async function fit(epochs) {
  const kernelInitializer = () => tf.initializers.randomNormal({ mean: 0, stddev: 0.01, seed: 0 })
  const dense = (units, activation, more = {}) =>
    tf.layers.dense({ units, activation, kernelInitializer: kernelInitializer(), ...more })
  const model = tf.sequential({
    layers: [
      dense(256, 'relu', { inputShape: [data.columns] }),
      dense(128, 'relu'),
      dense(data.classes, 'softmax')
    ]
  })
  model.compile({ optimizer: tf.train.sgd(0.1), loss: 'categoricalCrossentropy', metrics: ['accuracy'] })
  const scoreOn = async ({ X, y }) => {
    const [loss, accuracy] = model.evaluate(X, y, { batchSize: 128 })
    return { loss: (await loss.data())[0], accuracy: (await accuracy.data())[0] }
  }
  let last
  const onEpochEnd = async () => {
    last = { train: await scoreOn(train), test: await scoreOn(test) }
  }
  await model.fit(train.X, train.y, {
    batchSize: 64,
    epochs,
    shuffle: true,
    verbose: 0,
    callbacks: { onEpochEnd }
  })
  return last
}

await fit(1)
const start = performance.now()
const cpu = process.cpuUsage()
const last = await fit(Number(epochs))
const { user, system } = process.cpuUsage(cpu)
console.log(
  JSON.stringify({
    cpu_s: (user + system) / 1e6,
    wall_s: (performance.now() - start) / 1000,
    version: tf.version.tfjs,
    train_loss: last.train.loss,
    train_accuracy: last.train.accuracy,
    test_loss: last.test.loss,
    test_accuracy: last.test.accuracy
  })
)
