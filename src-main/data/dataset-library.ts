import { mkdir, readdir, readFile, rename } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { BadInput } from '../../src-engine/bad-input.ts'
import type { Dataset } from '../../src-engine/data/dataset.ts'
import { readingMeter, type ReportAdding } from './add-progress.ts'
import { ABOUT_FILE } from './dataset-files.ts'
import { DatasetBin } from './dataset-bin.ts'
import { checkDatasetId, isDatasetId } from './dataset-id.ts'
import { summarize, type DamagedDataset, type DatasetSummary } from './dataset-summary.ts'
import { checkClassesOption } from './label-rule.ts'
import { loadDataset } from './load-dataset.ts'
import { readManifest } from './manifest.ts'
import { Mendable } from './mendable.ts'
import { readCsvSource } from './read-csv-source.ts'
import { readIdxSource } from './read-idx-source.ts'
import { pathsOf, type DatasetSource, type OnRead, type SourceData } from './source.ts'
import { withWorkFolder } from './work-folder.ts'
import { writeDataset } from './write-dataset.ts'

export interface LibraryFolders {
  /** The data sets that come with the lab: read only. */
  readonly builtInDir: string
  /** The person's own; made when the first is added. */
  readonly userDir: string
  /** The clock, for addedAt. */
  readonly now?: () => Date
}

export interface AddedDataset {
  readonly summary: DatasetSummary
  /** What was found out and not said by the person, a sentence each. */
  readonly notes: readonly string[]
}

interface Place {
  readonly id: string
  readonly builtIn: boolean
  readonly folder: string
}

/** The data sets of the lab: each a folder with its name, in the folder of the built-in ones or in the person's own. */
export class DatasetLibrary {
  readonly #builtInDir: string
  readonly #userDir: string
  readonly #now: () => Date
  readonly #bin: DatasetBin
  /** As long as a run trains on it, another needs no second copy. */
  #lastLoaded: WeakRef<Dataset> | null = null

  constructor({ builtInDir, userDir, now = () => new Date() }: LibraryFolders) {
    this.#builtInDir = builtInDir
    this.#userDir = userDir
    this.#now = now
    this.#bin = new DatasetBin(userDir, now)
  }

  /** All data sets, the built-in ones first, each kind by name. One that is damaged is listed with its problem. */
  async list(): Promise<(DatasetSummary | DamagedDataset)[]> {
    return Promise.all((await this.#places()).map(summaryOrProblem))
  }

  /**
   * The data set in memory, checked against its checksum.
   * @throws BadInput when there is none of this name, or its files are missing or damaged
   */
  async load(id: string): Promise<Dataset> {
    const place = await this.#find(id)
    try {
      const { sha256 } = await readManifest(place.folder)
      const inMemory = this.#lastLoaded?.deref()
      if (inMemory?.id === id && inMemory.sha256 === sha256) return inMemory
      const dataset = await loadDataset(id, place.folder)
      this.#lastLoaded = new WeakRef(dataset)
      return dataset
    } catch (error) {
      if (!(error instanceof BadInput)) throw error
      const problem = `data set ${id} cannot be used: ${error.message}. To mend it,`
      throw place.builtIn
        ? new BadInput(`${problem} install Ablation Lab again`, { cause: error })
        : new Mendable(`${problem} remove it and add it again`, 'remove data set', { cause: error })
    }
  }

  /**
   * What was written about a data set's origin and licence, in Markdown; null where nothing was.
   * @throws BadInput when there is none of this name
   */
  async about(id: string): Promise<string | null> {
    const { folder } = await this.#find(id)
    return readFile(join(folder, ABOUT_FILE), 'utf8').catch(() => null)
  }

  /**
   * Checks the source's files and copies what is in them into the person's folder, whole or not at all.
   * @throws BadInput when the name is taken or not allowed, or the files cannot be used
   */
  async add(
    id: string,
    source: DatasetSource,
    report: ReportAdding = () => undefined
  ): Promise<AddedDataset> {
    checkDatasetId(id)
    await this.#checkFree(id)
    checkClassesOption(source.classes)
    const data = await readSource(source, await readingMeter(pathsOf(source), report))
    const about = { origin: originOf(source), addedAt: this.#now().toISOString() }
    const folder = join(this.#userDir, id)
    await withWorkFolder(this.#userDir, async (work) => {
      const made = join(work, id)
      await mkdir(made)
      await writeDataset(made, data, about, report)
      await rename(made, folder).catch(async (error: unknown) => {
        // Another process may have added the same name in the meantime: the first one has it.
        await this.#checkFree(id)
        throw error
      })
    })
    return { summary: await summarize(id, false, folder), notes: data.notes }
  }

  /**
   * Removes one of the person's own data sets, damaged ones too. For a week `restore` brings it back.
   * @throws BadInput when there is none of this name, or it is built in
   */
  async remove(id: string): Promise<void> {
    const { builtIn, folder } = await this.#find(id)
    if (builtIn) throw new BadInput(`data set ${id} is built in and stays; only added ones can be removed`)
    await this.#bin.put(id, folder)
  }

  /**
   * Brings back a data set that was removed.
   * @throws BadInput when it was not, within the last week, or another has its name by now
   */
  async restore(id: string): Promise<void> {
    checkDatasetId(id)
    const isTaken = (await this.#places()).some((place) => place.id === id)
    if (isTaken && (await this.#bin.has(id))) {
      throw new BadInput(
        `data set ${id} cannot be brought back: another has its name by now. The removed one stays in ${this.#bin.folderOf(id)} for a week`
      )
    }
    if (isTaken) throw new BadInput(`data set ${id} was not removed: there is nothing to bring back`)
    await this.#bin.take(id, join(this.#userDir, id))
  }

  /** Deletes for good what was removed a week ago. */
  async emptyBin(): Promise<void> {
    await this.#bin.empty()
  }

  async #places(): Promise<Place[]> {
    const builtIn = await idsIn(this.#builtInDir)
    // A name that a later version took for a built-in data set means the built-in one.
    const own = (await idsIn(this.#userDir)).filter((id) => !builtIn.includes(id))
    return [
      ...builtIn.map((id) => ({ id, builtIn: true, folder: join(this.#builtInDir, id) })),
      ...own.map((id) => ({ id, builtIn: false, folder: join(this.#userDir, id) }))
    ]
  }

  async #find(id: string): Promise<Place> {
    const places = await this.#places()
    const place = places.find((candidate) => candidate.id === id)
    if (place !== undefined) return place
    const known = places.map((candidate) => candidate.id).join(', ')
    throw new Mendable(
      `there is no data set "${id}": expected one of ${known}, or add your own`,
      'add data set'
    )
  }

  async #checkFree(id: string): Promise<void> {
    const place = (await this.#places()).find((candidate) => candidate.id === id)
    if (place === undefined) return
    if (place.builtIn) throw new BadInput(`there is a built-in data set ${id}: choose another name`)
    throw new Mendable(
      `there is a data set ${id} already: choose another name, or remove it first`,
      'remove data set'
    )
  }
}

/** The names of the data sets in a folder, which need not be there yet, in order. */
async function idsIn(parent: string): Promise<string[]> {
  try {
    const entries = await readdir(parent, { withFileTypes: true })
    return entries
      .filter((entry) => entry.isDirectory() && isDatasetId(entry.name))
      .map((entry) => entry.name)
      .sort()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

async function summaryOrProblem({ id, builtIn, folder }: Place): Promise<DatasetSummary | DamagedDataset> {
  try {
    return await summarize(id, builtIn, folder)
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    return { id, builtIn, problem: error.message }
  }
}

function readSource(source: DatasetSource, onRead: OnRead): Promise<SourceData> {
  switch (source.kind) {
    case 'idx':
      return readIdxSource(source, onRead)
    case 'csv':
      return readCsvSource(source, onRead)
    default:
      return source satisfies never
  }
}

/** Names of files alone: folders tell about the computer, not about the data. */
function originOf(source: DatasetSource): string {
  const names = pathsOf(source).map((path) => basename(path))
  return `added from ${names.join(', ')}`
}
