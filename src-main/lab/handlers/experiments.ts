import { setImmediate as nextTurn } from 'node:timers/promises'
import { parseExperimentSpec } from '../../../src-engine/spec/parse-spec.ts'
import { checkSpec } from '../check-spec.ts'
import { experimentLine, experimentPage, someExperiments } from '../experiment-lines.ts'
import { runOriginOf } from '../run-origin.ts'
import { handlers } from './base.ts'

const { experiments } = handlers

/** Thousands of runs take a while to be read, and another to be sent: others come in between. */
async function sentInItsTurn<T>(answer: T): Promise<T> {
  await nextTurn()
  return answer
}

export const experimentHandlers = {
  presets: experiments.presets.handler(({ context: { lab } }) =>
    lab.presets.map((name) => ({ name, spec: lab.loadSpec(name, {}, '.') }))
  ),
  list: experiments.list.handler(({ context: { lab } }) => lab.list()),
  page: experiments.page.handler(({ context: { lab }, input }) =>
    sentInItsTurn(experimentPage(lab.store, input.before))
  ),
  some: experiments.some.handler(({ context: { lab }, input }) => someExperiments(lab.store, input.ids)),
  get: experiments.get.handler(({ context: { lab }, input }) =>
    sentInItsTurn(experimentLine(lab.store, lab.experiment(input.id)))
  ),
  runOrigin: experiments.runOrigin.handler(({ context: { lab }, input: { id } }) =>
    runOriginOf(lab.run(id), lab.store)
  ),
  check: experiments.check.handler(({ context: { lab }, input }) => checkSpec(input.spec, lab.datasets)),
  estimate: experiments.estimate.handler(({ context: { lab }, input }) =>
    lab.estimate(parseExperimentSpec(input.spec))
  ),
  checkGradients: experiments.checkGradients.handler(({ context: { lab }, input }) =>
    lab.checkGradients(parseExperimentSpec(input.spec))
  ),
  launch: experiments.launch.handler(({ context: { lab }, input }) =>
    lab.launch(parseExperimentSpec(input.spec))
  ),
  addSeeds: experiments.addSeeds.handler(({ context: { lab }, input }) =>
    lab.addSeeds(input.id, input.count)
  ),
  update: experiments.update.handler(({ context: { lab }, input: { id, ...changes } }) =>
    sentInItsTurn(experimentLine(lab.store, lab.update(id, changes)))
  ),
  cancel: experiments.cancel.handler(({ context: { lab }, input }) => lab.cancel(input.targets)),
  resume: experiments.resume.handler(({ context: { lab }, input }) => lab.resume(input.targets)),
  delete: experiments.delete.handler(({ context: { lab }, input }) => lab.discard(input.targets)),
  restore: experiments.restore.handler(({ context: { lab }, input }) => {
    lab.restore(input.targets)
  })
}
