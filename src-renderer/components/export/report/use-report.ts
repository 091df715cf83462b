import type { ExperimentId, RunId } from '../../../../src-main/contract/ids.ts'
import type { Figure } from '../../../charts/figure.ts'
import { lab } from '../../../lab-client/lab-client.ts'
import { useExperiments } from '../../../stores/experiments.ts'
import { useSeries } from '../../../stores/series.ts'
import { comparisonModel } from '../../compare/model/comparison-model.ts'
import { finalRuns } from '../../compare/model/final-runs.ts'
import type { Compared } from './compared.ts'
import { reportContent } from './make-report.ts'
import type { ReportRun } from './report-content.ts'
import { reportHtml } from './report-html.ts'
import { reportModels } from './report-models.ts'

/** Reads what a comparison and its report need. */
export function useReport() {
  const experiments = useExperiments()
  const series = useSeries()

  /** What is compared, as it is now; null when nothing of it is there. */
  function compared(targets: readonly (ExperimentId | RunId)[]): Compared | null {
    const model = comparisonModel(targets, experiments.all)
    if (!model) return null
    const runsOf = new Map(
      model.groups.map((group) => [group, group.runs.map((run) => experiments.runs.get(run.id) ?? run)])
    )
    return { model, runsOf, finals: finalRuns(model, runsOf, series.byRun) }
  }

  /** The report's HTML. @param tell hears how much is read, 0..1 */
  async function report(
    targets: readonly (ExperimentId | RunId)[],
    figures: readonly Figure[],
    tell: (fraction: number) => void,
    signal: AbortSignal
  ): Promise<string> {
    const now = compared(targets)
    if (!now) throw new Error('Nothing of it is there any more. Choose something else to report on.')
    const lines = [...now.runsOf].flatMap(([{ label }, runs]) => runs.map((run) => ({ arm: label, run })))
    // Of arms that trained longer than others the values after the last common epoch count; else what the decision chooses.
    const { decision, lastCommonEpoch } = now.model
    const chosen = lines.filter(({ run }) => run.epochs !== lastCommonEpoch || decision.epoch !== 'final')
    await series.catchUp(new Map(chosen.map(({ run }) => [run.id, run.epochsDone])), signal)
    const runs: ReportRun[] = []
    for (const line of lines) {
      runs.push({ ...line, origin: await lab().experiments.runOrigin({ id: line.run.id }, { signal }) })
      tell(runs.length / lines.length)
    }
    const models = await reportModels(now, (id) => lab().models.testAnswers({ id }, { signal }))
    signal.throwIfAborted()
    const { appVersion } = await lab().lab.info()
    const content = reportContent(compared(targets) ?? now, runs, models, figures, {
      appVersion,
      now: new Date()
    })
    return reportHtml(content)
  }

  return { compared, report }
}
