import type { ExperimentSpec } from '../../../../src-engine/spec/experiment-spec.ts'
import { whatVaries } from '../../../../src-engine/statistics/what-varies.ts'

export interface StreamLine {
  readonly label: string
  readonly values: readonly [string]
}

/** What a run's seed decides, and what is the same for all seeds. */
export function randomStreams(spec: ExperimentSpec, seed: number): StreamLine[] {
  const { varies, fixed } = whatVaries(spec)
  const splitSeed = spec.split === 'given' ? 'as given' : splitText(spec.split.seed)
  const stream = spec.random === 'numpy-legacy' ? ', one stream' : ''
  return [
    ...(varies.length > 0 ? [{ label: varies.join(', '), values: [`${seed}${stream}`] } as const] : []),
    ...fixed.map((name): StreamLine => ({ label: name, values: [name === 'split' ? splitSeed : 'fixed'] }))
  ]
}

const splitText = (seed: number | string) => (seed === 'none' ? 'the last rows test' : `${seed}, fixed`)
