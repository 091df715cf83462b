import type { VerifyNews, Verification } from '../../contract/reports.ts'
import { modelComparisons } from '../../export/model-comparisons.ts'
import { followed } from '../followed.ts'
import { runRecordOf } from '../run-record.ts'
import { handlers } from './base.ts'

const { reports } = handlers

export const reportHandlers = {
  experiment: reports.experiment.handler(({ context: { lab }, input }) => lab.report(input.id)),
  models: reports.models.handler(({ context: { lab }, input }) =>
    modelComparisons(lab.store, lab.datasets, lab.experiment(input.id))
  ),
  run: reports.run.handler(({ context: { lab }, input }) => runRecordOf(lab.run(input.id), lab.store)),
  verify: reports.verify.handler(async function* ({
    context: { lab },
    input: { id },
    signal
  }): AsyncGenerator<VerifyNews> {
    const verification = yield* followed<VerifyNews, Verification>(
      (tell, stop) =>
        lab.verifyRun(id, {
          progress: (fraction) => {
            tell({ type: 'progress', fraction })
          },
          signal: stop
        }),
      signal
    )
    yield { type: 'verified', verification }
  })
}
