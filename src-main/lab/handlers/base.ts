import { mapEventIterator } from '@orpc/client'
import { implement, ORPCError, ValidationError } from '@orpc/server'
import { BadInput } from '../../../src-engine/bad-input.ts'
import { contract } from '../../contract/contract.ts'
import type { Door } from '../door.ts'
import { failureWords } from '../failure-words.ts'
import { inputWords } from '../input-words.ts'
import type { LabKeeper } from '../lab-keeper.ts'
import type { Lab } from '../lab.ts'

/** What a door gives its calls: who has the lab, and itself. */
export interface DoorContext {
  readonly keeper: LabKeeper
  readonly door: Door
}

/** What a handler works with: the lab, and the door it is called through. */
export interface LabContext {
  readonly lab: Lab
  readonly door: Door
}

/** The contract, to be given the handlers that need no lab. What a person can mend reaches them in words on every door. */
export const labless = implement(contract)
  .$context<DoorContext>()
  .use(async ({ context, next }) => {
    try {
      const result = await next()
      return isStream(result.output) ? { ...result, output: withAnswers(result.output, context) } : result
    } catch (error) {
      throw answerTo(error, context)
    }
  })

/** The contract, to be given its handlers. */
export const handlers = labless.use(({ context, next }) => next({ context: { lab: context.keeper.lab } }))

function answerTo(error: unknown, context: DoorContext): unknown {
  if (error instanceof ORPCError && error.cause instanceof ValidationError) {
    return answerTo(new BadInput(inputWords(error.cause), { cause: error }), context)
  }
  if (error instanceof BadInput) {
    return new ORPCError('BAD_INPUT', { status: 400, message: error.message, cause: error })
  }
  // Whatever fails where the lab's file cannot be used fails because of that.
  const { problem } = context.keeper
  if (problem) return answerTo(problem, context)
  const words = failureWords(error)
  return words === null ? error : new ORPCError('FAILURE', { status: 500, message: words, cause: error })
}

const isStream = (output: unknown): output is AsyncIterator<unknown> =>
  typeof output === 'object' && output !== null && Symbol.asyncIterator in output

/** A stream begins before anything can go wrong in it. */
const withAnswers = (stream: AsyncIterator<unknown>, context: DoorContext) =>
  mapEventIterator(stream, {
    value: (value) => Promise.resolve(value),
    error: (error) => Promise.resolve(answerTo(error, context))
  })
