import Database from 'better-sqlite3'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { migrate } from '../../../../src-main/store/migrate.ts'
import { migrations } from '../../../../src-main/store/migrations/migrations.ts'
import { openTestStore } from '../open-test-store.ts'
import { smallSpec } from '../small-spec.ts'
import { temporaryFolder } from '../temporary-folder.ts'

/** The small spec as the lab stored it when files had version 2: methods by their names, and no field that came later. */
const shared = {
  specVersion: 1,
  dataset: { id: 'mnist-10k', samples: 250, trainingRows: null },
  split: { fraction: 0.2, seed: 42 },
  preprocessing: { scaling: 'standardize-on-train' },
  network: { hidden: [8, 4], activation: 'relu', initializer: { id: 'normal', std: 0.1 } },
  training: { epochs: 2, batchSize: 32, learningRate: 0.1, optimizer: 'sgd' },
  random: 'lab',
  engine: 'reference',
  arithmetic: 'plain'
}
const regularization = { l2: { lambda: 0.01 }, dropout: { keep: 0.8, scheme: 'inverted' } }
const experimentSpec = {
  ...shared,
  name: 'small',
  question: '',
  arms: [
    { name: 'variant', regularization },
    { name: 'baseline', regularization: {} }
  ],
  baseline: 'baseline',
  seeds: [0]
}
const runSpec = { ...shared, regularization, ownNetwork: false }

/** A file of version 2 with an experiment, one stopped run of it, two epochs and a checkpoint. */
function fileOfVersion2(): string {
  const file = join(temporaryFolder(), 'lab.db')
  const db = new Database(file)
  migrate(db, migrations.slice(0, 2))
  const at = '2026-11-23T00:00:00.000Z'
  db.prepare(`INSERT INTO owners VALUES (1, 1, 'another boot/1', ?, ?)`).run(at, at)
  db.prepare(`INSERT INTO experiments VALUES (4, 'small', ?, 'spec hash', ?)`).run(
    JSON.stringify(experimentSpec),
    at
  )
  db.prepare(
    `INSERT INTO runs VALUES (9, 4, 'variant', 0, 'cancelled', NULL, ?, 'run hash', 'data hash', 'reference', '1', '0.1.0',
       'v24.0.0', NULL, 1, ?, ?, ?, 1.5)`
  ).run(JSON.stringify(runSpec), at, at, at)
  db.exec(`INSERT INTO metrics VALUES (3, 'test_loss');
           INSERT INTO metric_points VALUES (9, 1, 3, 0.5), (9, 2, 3, NULL);
           INSERT INTO checkpoints VALUES (9, 2, x'00010203', NULL, 1.25)`)
  db.close()
  return file
}

it('a file of version 2 keeps all its experiments, runs, epochs and checkpoints, and gains notes and a bin', () => {
  const store = openTestStore(fileOfVersion2())
  expect(store.experiments.list()).toEqual([
    {
      id: 'e4',
      name: 'small',
      spec: smallSpec(),
      specHash: 'spec hash',
      createdAt: '2026-11-23T00:00:00.000Z',
      tags: [],
      note: '',
      archivedAt: null
    }
  ])
  expect(store.runs.get('r9')).toMatchObject({
    experimentId: 'e4',
    arm: 'variant',
    status: 'cancelled',
    durationS: 1.5,
    spec: { network: { activation: { id: 'relu' } }, training: { optimizer: { id: 'sgd' } }, regularization }
  })
  expect(store.metricPoints.epochs('r9').map(({ epoch, metrics }) => [epoch, metrics])).toEqual([
    [1, { test_loss: 0.5 }],
    [2, { test_loss: NaN }]
  ])
  expect(store.checkpoints.get('r9')).toMatchObject({ epoch: 2, durationS: 1.25 })

  store.experiments.update('e4', { tags: ['old'], note: 'still here' })
  store.targets.discard(['e4'])
  expect(store.experiments.list()).toEqual([])
  store.targets.restore(['e4'])
  expect(store.experiments.get('e4')).toMatchObject({ tags: ['old'], note: 'still here' })
})
