/** dataset.json: what a data set says of itself, beside its files. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { BadInput } from '../../src-engine/bad-input.ts'
import { MAX_CLASSES } from './label-census.ts'

const FORMAT_VERSION = 1
export const MANIFEST_FILE = 'dataset.json'

/** A list spread over lines by JSON.stringify; it is written in one, for people. No text holds a bare line break. */
const LIST_OF_NUMBERS = /\[\n[\d,\s]*\]/g

const rowCount = z.int().min(1)

const manifestSchema = z
  .strictObject({
    formatVersion: z.literal(FORMAT_VERSION),
    /** Where the data come from, for people. */
    origin: z.string(),
    /** When it was added; null for built-in data sets. */
    addedAt: z.iso.datetime().nullable(),
    /** Features a row. */
    columns: z.int().min(1),
    classes: z.int().min(2).max(MAX_CLASSES),
    featureType: z.enum(['ubyte', 'double']),
    trainingRows: rowCount,
    /** Null where there is no test part. */
    testRows: rowCount.nullable(),
    /** Training rows of each class. */
    classCounts: z.array(z.int().min(0)),
    /** Of the training features (bytes, or float64 little-endian), training labels, test features, test labels. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/)
  })
  .refine(
    ({ classes, classCounts }) => classCounts.length === classes,
    'classCounts: expected one for each class'
  )
  .refine(
    ({ trainingRows, classCounts }) => classCounts.reduce((sum, count) => sum + count, 0) === trainingRows,
    'classCounts: expected them to add up to trainingRows'
  )

export type Manifest = Readonly<z.infer<typeof manifestSchema>>

/** @throws BadInput when the folder's manifest is missing, damaged, or of a newer version */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST_FILE)
  const json = parseJson(path, await readText(path))
  const parsed = manifestSchema.safeParse(json)
  if (parsed.success) return parsed.data
  const version = z.object({ formatVersion: z.int() }).safeParse(json).data?.formatVersion ?? 0
  if (version > FORMAT_VERSION) {
    throw new BadInput(
      `${path} has format version ${version}, written by a newer Ablation Lab: ` +
        `this one reads version ${FORMAT_VERSION}; update it`
    )
  }
  throw new BadInput(`${path} is damaged: ${z.prettifyError(parsed.error).replaceAll(/\s+/g, ' ')}`)
}

export async function writeManifest(
  folder: string,
  manifest: Omit<Manifest, 'formatVersion'>
): Promise<void> {
  const text = JSON.stringify({ formatVersion: FORMAT_VERSION, ...manifest }, null, 2).replaceAll(
    LIST_OF_NUMBERS,
    (list) => list.replaceAll(/\s+/g, ' ').replace('[ ', '[').replace(' ]', ']')
  )
  await writeFile(join(folder, MANIFEST_FILE), `${text}\n`, { flush: true })
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw new BadInput(`cannot read ${path}: expected the data set's description there`, { cause: error })
  }
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new BadInput(`${path} is damaged: expected JSON`, { cause: error })
  }
}
