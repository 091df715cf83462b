import type { ExperimentSpec } from '../../../../src-engine/spec/experiment-spec.ts'
import { whatVaries } from '../../../../src-engine/statistics/what-varies.ts'

export interface StreamLine {
  readonly label: string
  readonly values: readonly [string]
}

/** What a run's seed decides, and what is the same for all seeds. */
export function randomStreams(spec: ExperimentSpec, seed: number): StreamLine[] {
  const { varies, fixed } = whatVaries(spec)
  const splitSeed = spec.split === 'given' ? 'as given' : `${spec.split.seed}, fixed`
  const stream = spec.random === 'numpy-legacy' ? ', one stream' : ''
  return [
    { label: varies.join(', '), values: [`${seed}${stream}`] },
    ...fixed.map((name): StreamLine => ({ label: name, values: [splitSeed] }))
  ]
}
