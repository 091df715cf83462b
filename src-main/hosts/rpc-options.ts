import { onError, ORPCError } from '@orpc/server'
import type { StandardRPCHandlerOptions } from '@orpc/server/standard'
import { wireTypes } from '../contract/wire.ts'
import type { DoorContext } from '../lab/handlers/base.ts'

/** How every door that sends messages serves the contract. */
export const rpcOptions: StandardRPCHandlerOptions<DoorContext> = {
  customJsonSerializers: wireTypes,
  interceptors: [onError(report)]
}

/** Defects go to the terminal; what a person got wrong goes to the person alone. */
function report(error: unknown): void {
  const isAnswer = error instanceof ORPCError && (error.code === 'BAD_INPUT' || error.code === 'BAD_REQUEST')
  if (!isAnswer) console.error(error)
}
