import type { EpochGroup } from '../epoch-plot.ts'

/** Between what all lines of a group run: index k is epoch k + 1, NaN where none has a value. */
export interface Envelope {
  readonly low: Float64Array
  readonly high: Float64Array
}

const known = new WeakMap<EpochGroup, Envelope>()

/** The lowest and the highest of a group's mean and runs after every epoch. Remembered: every drawing asks for it. */
export function envelopeOf(group: EpochGroup): Envelope {
  const envelope = known.get(group) ?? envelopeAround([group.band.mean, ...group.runs])
  known.set(group, envelope)
  return envelope
}

function envelopeAround(lines: readonly Float64Array[]): Envelope {
  const length = Math.max(...lines.map((line) => line.length))
  const low = new Float64Array(length).fill(NaN)
  const high = new Float64Array(length).fill(NaN)
  for (const line of lines) {
    line.forEach((value, k) => {
      if (Number.isNaN(value)) return
      if (!(low[k] <= value)) low[k] = value
      if (!(high[k] >= value)) high[k] = value
    })
  }
  return { low, high }
}
