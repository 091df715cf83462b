/** Which labels a part has, how often and where: enough for every rule about labels. */
export interface LabelCensus {
  /** Rows with each label, for labels 0..255. */
  readonly counts: Uint32Array
  /** The first row with each label, counted from 1; 0 where the label does not occur. */
  readonly firstRows: Uint32Array
}

export const MAX_CLASSES = 256

export function emptyCensus(): LabelCensus {
  return { counts: new Uint32Array(MAX_CLASSES), firstRows: new Uint32Array(MAX_CLASSES) }
}

/** Adds one label, 0..255, of a row counted from 1. */
export function countLabel(census: LabelCensus, label: number, row: number): void {
  if (census.counts[label]++ === 0) census.firstRows[label] = row
}

export function takeCensus(labels: Uint8Array): LabelCensus {
  const census = emptyCensus()
  labels.forEach((label, i) => {
    countLabel(census, label, i + 1)
  })
  return census
}

/** The labels that occur, in rising order. */
export function labelsThatOccur({ counts }: LabelCensus): number[] {
  return Array.from(counts.keys()).filter((label) => counts[label] > 0)
}
