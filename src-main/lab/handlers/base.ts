import { mapEventIterator } from '@orpc/client'
import { implement, ORPCError, ValidationError } from '@orpc/server'
import { BadInput } from '../../../src-engine/bad-input.ts'
import { contract } from '../../contract/contract.ts'
import type { Door } from '../door.ts'
import { failureWords } from '../failure-words.ts'
import { inputWords } from '../input-words.ts'
import type { Lab } from '../lab.ts'

/** What a handler works with: the lab, and the door it is called through. */
export interface LabContext {
  readonly lab: Lab
  readonly door: Door
}

/** The contract, to be given its handlers. What a person can mend reaches them in words on every door. */
export const handlers = implement(contract)
  .$context<LabContext>()
  .use(async ({ next }) => {
    try {
      const result = await next()
      return isStream(result.output) ? { ...result, output: withAnswers(result.output) } : result
    } catch (error) {
      throw answerTo(error)
    }
  })

function answerTo(error: unknown): unknown {
  if (error instanceof ORPCError && error.cause instanceof ValidationError) {
    return answerTo(new BadInput(inputWords(error.cause), { cause: error }))
  }
  if (error instanceof BadInput) {
    return new ORPCError('BAD_INPUT', { status: 400, message: error.message, cause: error })
  }
  const words = failureWords(error)
  return words === null ? error : new ORPCError('FAILURE', { status: 500, message: words, cause: error })
}

const isStream = (output: unknown): output is AsyncIterator<unknown> =>
  typeof output === 'object' && output !== null && Symbol.asyncIterator in output

/** A stream begins before anything can go wrong in it. */
const withAnswers = (stream: AsyncIterator<unknown>) =>
  mapEventIterator(stream, {
    value: (value) => Promise.resolve(value),
    error: (error) => Promise.resolve(answerTo(error))
  })
