import { likeliest } from '../../../../src-engine/network/trained-model.ts'
import type { ArmStyle } from '../../../charts/arm-style.ts'

/** What one model says. */
export interface Answer {
  readonly seed: number
  /** Of each class. */
  readonly probabilities: Float64Array
}

/** An arm on trial: what its models say of a picture. */
export interface Side {
  readonly name: string
  readonly style: ArmStyle
  /** Of the seeds whose models are read. */
  readonly answers: readonly Answer[]
  /** Of each class, by one seed's model or the mean of all; null where there is no picture or no model yet. */
  readonly probabilities: Float64Array | null
  /** The likeliest class. */
  readonly answer: number | null
}

/** @param by a seed whose model speaks for the arm, or the mean of all */
export function sideOf(
  { name, style }: { readonly name: string; readonly style: ArmStyle },
  answers: readonly Answer[],
  by: number | 'mean'
): Side {
  const own = answers.find(({ seed }) => seed === by)?.probabilities ?? null
  const probabilities = by === 'mean' && answers.length > 0 ? meanOf(answers) : own
  return { name, style, answers, probabilities, answer: probabilities && likeliest(probabilities) }
}

const meanOf = (answers: readonly Answer[]): Float64Array =>
  answers[0].probabilities.map(
    (_, k) => answers.reduce((sum, { probabilities }) => sum + probabilities[k], 0) / answers.length
  )
