import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect } from 'vitest'
import { BadInput } from '../../../src-engine/bad-input.ts'
import { encodeIdxHeader, encodeIdxItems } from '../../../src-engine/data/idx.ts'
import { DatasetLibrary } from '../../../src-main/data/dataset-library.ts'
import type { CsvSource, DatasetSource, IdxSource } from '../../../src-main/data/source.ts'

export const BUILT_IN_DIR = join(import.meta.dirname, '../../../resources/datasets')
export const ADDED_AT = '2026-01-02T03:04:05.000Z'

/** A real folder for each test: a library with an empty folder for own data sets, and files to add to it. */
export class Sandbox {
  readonly dir: string
  readonly userDir: string
  readonly library: DatasetLibrary

  constructor(dir: string) {
    this.dir = dir
    this.userDir = join(dir, 'user')
    this.library = new DatasetLibrary({
      builtInDir: BUILT_IN_DIR,
      userDir: this.userDir,
      now: () => new Date(ADDED_AT)
    })
  }

  async file(name: string, contents: string | Uint8Array): Promise<string> {
    const path = join(this.dir, name)
    await writeFile(path, contents)
    return path
  }

  /** Four images of 2 x 2 with labels 0, 1, 2, 0, and whatever should be otherwise. */
  async idx(change: Partial<Record<'images' | 'labels', Uint8Array>> = {}): Promise<IdxSource> {
    return {
      kind: 'idx',
      images: await this.file('images.idx', change.images ?? images(4)),
      labels: await this.file('labels.idx', change.labels ?? idxFile([4], [0, 1, 2, 0]))
    }
  }

  async csv(text: string | Uint8Array, rest: Partial<CsvSource> = {}): Promise<CsvSource> {
    return { kind: 'csv', csv: await this.file('table.csv', text), ...rest }
  }

  /** Adding fails with BadInput that says this, and leaves nothing behind. */
  async expectRefused(source: DatasetSource, ...messages: (string | RegExp)[]): Promise<void> {
    const error = await this.library.add('mine', source).then(
      () => null,
      (reason: unknown) => reason
    )
    expect(error).toBeInstanceOf(BadInput)
    for (const message of messages) {
      expect((error as Error).message).toMatch(message)
    }
    expect(await this.userFiles()).toEqual([])
  }

  async userFiles(): Promise<string[]> {
    await mkdir(this.userDir, { recursive: true })
    return (await readdir(this.userDir, { recursive: true })).sort()
  }
}

/** Makes a sandbox for each test of the file, and clears it away. */
export function useSandbox(): () => Sandbox {
  let sandbox: Sandbox | undefined
  beforeEach(async () => {
    sandbox = new Sandbox(await mkdtemp(join(tmpdir(), 'datasets-')))
  })
  afterEach(async () => {
    if (sandbox !== undefined) await rm(sandbox.dir, { recursive: true, force: true })
  })
  return () => {
    if (sandbox === undefined) throw new Error('useSandbox() is for use inside tests')
    return sandbox
  }
}

/** An IDX file of bytes. */
export function idxFile(sizes: readonly number[], items: Iterable<number>): Uint8Array {
  return Buffer.concat([encodeIdxHeader('ubyte', sizes), Uint8Array.from(items)])
}

export function doubleIdxFile(sizes: readonly number[], items: readonly number[]): Uint8Array {
  return Buffer.concat([encodeIdxHeader('double', sizes), encodeIdxItems(Float64Array.from(items))])
}

/** Images of 2 x 2 whose pixels count up from 0. */
export function images(rows: number): Uint8Array {
  return idxFile([rows, 2, 2], Array.from({ length: rows * 4 }).keys())
}
