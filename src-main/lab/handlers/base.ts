import { implement, ORPCError } from '@orpc/server'
import { BadInput } from '../../../src-engine/bad-input.ts'
import { contract } from '../../contract/contract.ts'
import type { Door } from '../door.ts'
import type { Lab } from '../lab.ts'

/** What a handler works with: the lab, and the door it is called through. */
export interface LabContext {
  readonly lab: Lab
  readonly door: Door
}

/** The contract, to be given its handlers. What a person got wrong reaches them in its own words on every door. */
export const handlers = implement(contract)
  .$context<LabContext>()
  .use(async ({ next }) => {
    try {
      return await next()
    } catch (error) {
      if (!(error instanceof BadInput)) throw error
      throw new ORPCError('BAD_INPUT', { status: 400, message: error.message, cause: error })
    }
  })
