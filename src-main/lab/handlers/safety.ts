import type { SafetyState } from '../../contract/safety.ts'
import { watchSafety } from '../watch-safety.ts'
import { labless } from './base.ts'

const { safety } = labless

export const safetyHandlers = {
  watch: safety.watch.handler(({ context: { keeper }, signal }): AsyncGenerator<SafetyState> =>
    watchSafety(keeper, signal)
  ),
  repair: safety.repair.handler(({ context: { keeper } }) => keeper.repair()),
  restoreCopy: safety.restoreCopy.handler(({ context: { keeper }, input }) => keeper.restoreCopy(input.date)),
  lookAround: safety.lookAround.handler(({ context: { keeper }, input }) => {
    keeper.lookAround(input.isOpen)
  }),
  tryAgain: safety.tryAgain.handler(({ context: { keeper } }) => {
    keeper.tryAgain()
  })
}
