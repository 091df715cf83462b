import Database from 'better-sqlite3'
import { closeSync, openSync, readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { BadInput } from '../../../src-engine/bad-input.ts'
import { LabKeeper } from '../../../src-main/lab/lab-keeper.ts'
import { exportCsv } from '../../../src-main/export/export-csv.ts'
import { makeCopy } from '../../../src-main/safety/copies.ts'
import { FileProblem } from '../../../src-main/store/file-problem.ts'
import { migrations } from '../../../src-main/store/migrations/migrations.ts'
import { PAGE, pagesOf } from '../safety/filled-lab.ts'
import { changeBehindIndex } from '../store/behind-index.ts'
import { secondConnection } from '../store/open-test-store.ts'
import { smallSpec } from '../store/small-spec.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'
import { runJob } from './keeper-in-test.ts'
import { endlessSpec, nextEvent } from './lab-in-test.ts'
import { newLab } from './open-test-lab.ts'
import { startOwner } from './start-owner.ts'

/** The keeper of a data folder's lab, closed after the test. */
function keeperIn(dataDir: string): LabKeeper {
  const keeper = new LabKeeper({
    file: join(dataDir, 'lab.db'),
    appVersion: '0.0.0',
    runJob,
    open: (file, options) => newLab(dataDir, { file, ...options })
  })
  onTestFinished(() => {
    keeper.close()
  })
  return keeper
}

/** Resolves when the state is as wanted. */
const stateIs = (keeper: LabKeeper, isWanted: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (!isWanted()) return
      stop()
      resolve()
    }
    const stop = keeper.subscribe(look)
    setImmediate(look)
  })

const isRead = (keeper: LabKeeper) => () => keeper.state.trouble?.reading?.state === 'done'

/** A lab of which an experiment is trained; its runs' weights by seed and arm. */
async function trainedFolder() {
  const dataDir = temporaryFolder()
  const lab = newLab(dataDir)
  const { runIds } = await lab.launch(
    smallSpec({ training: { epochs: 30, batchSize: 32 }, seeds: [0, 1, 2, 3] })
  )
  await lab.idle()
  const weights = runIds.map((id) => lab.store.models.get(id)?.weightsSha256)
  lab.close()
  return { dataDir, file: join(dataDir, 'lab.db'), runIds, weights }
}

function zeroPage(file: string, page: number): void {
  const handle = openSync(file, 'r+')
  writeSync(handle, Buffer.alloc(PAGE), 0, PAGE, (page - 1) * PAGE)
  closeSync(handle)
}

describe('a lab whose file is damaged when it is opened', () => {
  it('is repaired into a new file whose runs, trained again, come to the same weights', async () => {
    const { dataDir, file, runIds, weights } = await trainedFolder()
    zeroPage(file, pagesOf(file, 'metric_points')[3])
    const bytes = readFileSync(file)
    const keeper = keeperIn(dataDir)
    expect(() => keeper.lab).toThrow(FileProblem)
    expect(() => keeper.repair()).toThrow('not read yet')
    await stateIs(keeper, isRead(keeper))
    const aside = keeper.repair()
    expect(readFileSync(join(dataDir, aside)).equals(bytes)).toBe(true)
    expect(keeper.state.trouble).toBeNull()

    const { lab } = keeper
    const hurt = runIds.filter((id) => lab.store.runs.get(id)?.status === 'interrupted')
    expect(hurt.length).toBeGreaterThan(0)
    expect(hurt.length).toBeLessThan(runIds.length)
    await lab.resume(['e1'])
    await lab.idle()
    expect(runIds.map((id) => lab.store.runs.get(id)?.status)).toEqual(runIds.map(() => 'done'))
    expect(runIds.map((id) => lab.store.models.get(id)?.weightsSha256)).toEqual(weights)
    expect(runIds.map((id) => lab.store.metricPoints.epochs(id).length)).toEqual(runIds.map(() => 30))
  })

  it('can be looked around in, for reading only: lists and exports work, launching says why not', async () => {
    const { dataDir, file } = await trainedFolder()
    zeroPage(file, pagesOf(file, 'metric_points')[3])
    const keeper = keeperIn(dataDir)
    await stateIs(keeper, isRead(keeper))
    keeper.lookAround(true)
    expect(keeper.lab.list()).toHaveLength(1)
    const { appVersion, datasets, store } = keeper.lab
    const { files } = await exportCsv(store, ['e1'], join(dataDir, 'csv'), {
      preset: 'standard',
      appVersion,
      datasets
    })
    expect(files.find(({ name }) => name === 'runs.csv')?.rows).toBe(8)
    await expect(keeper.lab.launch(smallSpec())).rejects.toMatchObject({ code: 'SQLITE_READONLY' })
    keeper.lookAround(false)
    expect(() => keeper.lab).toThrow(FileProblem)
    keeper.repair()
    await keeper.lab.launch(smallSpec())
  })

  it('goes on with a copy, and the damaged file stays', async () => {
    const { dataDir, file } = await trainedFolder()
    await makeCopy(file, { date: '2026-11-22' })
    zeroPage(file, 1)
    const bytes = readFileSync(file)
    const keeper = keeperIn(dataDir)
    expect(keeper.state.trouble?.copies).toMatchObject([{ date: '2026-11-22', experiments: 1, runs: 8 }])
    await expect(keeper.restoreCopy('2026-11-21')).rejects.toThrow('expected one of 2026-11-22')
    const aside = await keeper.restoreCopy('2026-11-22')
    expect(keeper.lab.list()[0].runs.map(({ status }) => status)).toEqual(Array(8).fill('done'))
    expect(readFileSync(join(dataDir, aside)).equals(bytes)).toBe(true)
  })

  it('is read no further when somebody goes on with a copy meanwhile, and nothing is left of that', async () => {
    const { dataDir, file } = await trainedFolder()
    await makeCopy(file, { date: '2026-11-22' })
    zeroPage(file, pagesOf(file, 'metric_points')[3])
    const keeper = keeperIn(dataDir)
    keeper.subscribe(() => undefined)
    await keeper.restoreCopy('2026-11-22')
    await vi.waitFor(() => {
      expect(readdirSync(dataDir).filter((name) => /repaired|part|work/.test(name))).toEqual([])
    })
    expect(keeper.state.trouble).toBeNull()
  })

  it('is replaced by one copy at a time, and by none when the lab was opened meanwhile', async () => {
    const { dataDir, file } = await trainedFolder()
    await makeCopy(file, { date: '2026-11-22' })
    const sound = readFileSync(file)
    zeroPage(file, 1)
    const keeper = keeperIn(dataDir)
    const first = keeper.restoreCopy('2026-11-22')
    await expect(keeper.restoreCopy('2026-11-22')).rejects.toThrow('a copy is being put back already')
    await first
    expect(keeper.lab.list()).toHaveLength(1)
    await expect(keeper.restoreCopy('2026-11-22')).rejects.toThrow('there is no need for a copy')

    keeper.close()
    zeroPage(file, 1)
    const other = keeperIn(dataDir)
    const late = other.restoreCopy('2026-11-22')
    writeFileSync(file, sound)
    other.tryAgain()
    await expect(late).rejects.toThrow('was opened meanwhile')
    other.lab.update('e1', { note: 'written into the file that is open' })
    expect(readdirSync(dataDir).filter((name) => /^lab-damaged.*\.db$/.test(name))).toHaveLength(1)
  })

  it('is opened again when somebody has mended it', async () => {
    const { dataDir, file } = await trainedFolder()
    const sound = readFileSync(file)
    zeroPage(file, 1)
    const keeper = keeperIn(dataDir)
    keeper.tryAgain()
    expect(keeper.state.trouble?.kind).toBe('damaged')
    writeFileSync(file, sound)
    keeper.tryAgain()
    expect(keeper.lab.list()).toHaveLength(1)
  })

  it('is opened anew by another process that had it open, too', async () => {
    const { dataDir, file } = await trainedFolder()
    const other = keeperIn(dataDir)
    const { opened } = other.state
    zeroPage(file, pagesOf(file, 'metric_points')[3])
    const keeper = keeperIn(dataDir)
    await stateIs(keeper, isRead(keeper))
    keeper.repair()
    await vi.waitFor(
      () => {
        expect(other.state.opened).toBe(opened + 1)
      },
      { timeout: 20_000 }
    )
    keeper.lab.update('e1', { note: 'written behind the repair' })
    expect(other.lab.experiment('e1').note).toBe('written behind the repair')
  })

  it.each([
    ['the bin is emptied', "UPDATE runs SET status = 'failed', deleted_at = '2020-01-01' WHERE run_id = 1"],
    ['lost runs are interrupted', "UPDATE runs SET status = 'running' WHERE run_id = 1"]
  ])('is let go of where the damage shows only as %s', async (_, change) => {
    const { dataDir, file } = await trainedFolder()
    const db = new Database(file)
    db.exec("UPDATE runs SET status = 'queued' WHERE run_id = 1")
    db.close()
    changeBehindIndex(file, 'runs_by_owner', change)
    const keeper = keeperIn(dataDir)
    expect(keeper.problem?.kind).toBe('damaged')
    // Only who is alone with a file can do away with its log.
    expect(secondConnection(file).pragma('journal_mode = DELETE', { simple: true })).toBe('delete')
  })

  it('is not replaced while another process trains on it', async () => {
    const { dataDir, file } = await trainedFolder()
    const owner = startOwner(dataDir, endlessSpec())
    await owner.heard(({ type }) => type === 'epoch')
    const page = pagesOf(file, 'models')[0]
    zeroPage(file, page)
    const keeper = keeperIn(dataDir)
    await stateIs(keeper, isRead(keeper))
    expect(() => keeper.repair()).toThrow(BadInput)
    expect(() => keeper.repair()).toThrow('still trains on')
    keeper.lookAround(true)
    const heard: boolean[] = []
    const stop = keeper.subscribe(() => heard.push(keeper.state.isLookingAround))
    expect(() => keeper.repair()).toThrow('still trains on')
    stop()
    // What is looked around in would take the file's place: it is closed, which is told.
    expect(heard).toEqual([false])
    owner.kill('SIGKILL')
    await owner.exited
    keeper.repair()
    expect(keeper.lab.list()).toHaveLength(2)
  })
})

describe('a lab whose file is damaged in the midst of training', () => {
  it('stops, writes nothing any more, and goes on with what it had when it is repaired', async () => {
    const { dataDir, file, runIds } = await trainedFolder()
    const page = pagesOf(file, 'metric_points')[3]
    const keeper = keeperIn(dataDir)
    const { lab } = keeper
    await lab.launch(endlessSpec())
    await nextEvent(lab, ({ type }) => type === 'epoch')
    zeroPage(file, page)
    // What another process writes makes SQLite read the file anew.
    const other = new Database(file)
    other.exec("UPDATE experiments SET note = 'seen' WHERE experiment_id = 1")
    other.close()
    expect(() => runIds.map((id) => lab.store.metricPoints.epochs(id))).toThrow(/malformed/)
    await stateIs(keeper, () => keeper.state.trouble?.kind === 'damaged')
    expect(lab.isClosed).toBe(true)
    const [bytes, log] = [readFileSync(file), readFileSync(`${file}-wal`)]
    await stateIs(keeper, isRead(keeper))
    expect(readFileSync(file).equals(bytes)).toBe(true)
    expect(readFileSync(`${file}-wal`).equals(log)).toBe(true)

    keeper.repair()
    const { runs } = keeper.lab.list()[0]
    expect(runs.map(({ status }) => status)).toEqual(['interrupted', 'interrupted'])
    expect(keeper.lab.experiment('e1').note).toBe('seen')
  })
})

describe('a lab whose file turns out to be damaged by the first statement', () => {
  it('is not opened, and its damage is told', async () => {
    const { file } = await trainedFolder()
    const error = new Database.SqliteError('database disk image is malformed', 'SQLITE_CORRUPT')
    const keeper = new LabKeeper({
      file,
      appVersion: '0.0.0',
      runJob,
      open(_, { damaged }) {
        damaged(error)
        throw error
      }
    })
    // What was told behind the statement comes to nothing.
    await new Promise(setImmediate)
    expect(keeper.problem?.kind).toBe('damaged')
    expect(keeper.state.opened).toBe(0)
    keeper.close()
  })
})

describe('a lab whose file cannot be used for another reason', () => {
  it.each([
    ['newer', (db: Database.Database) => db.pragma(`user_version = ${migrations.length + 1}`)],
    ['foreign', (db: Database.Database) => db.pragma('application_id = 1')]
  ])('has no lab, says that the file is %s, and leaves it as it is', async (kind, change) => {
    const { dataDir, file } = await trainedFolder()
    const db = new Database(file)
    change(db)
    db.close()
    const bytes = readFileSync(file)
    const keeper = keeperIn(dataDir)
    expect(keeper.state.trouble).toMatchObject({ kind, reading: null, copies: [] })
    expect(readFileSync(file).equals(bytes)).toBe(true)
    expect(readdirSync(dataDir).filter((name) => name.startsWith('lab-'))).toEqual([])
  })
})
