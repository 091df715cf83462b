import { epochWords, metricWords } from '../../../../src-engine/statistics/compared-epoch.ts'
import { claimText, magnitudeText, verdictWords } from '../../../../src-engine/statistics/verdict-words.ts'
import { remarks, type HonestyCheck } from '../../../../src-engine/statistics/honesty/check.ts'
import { statisticsTable } from '../../../../src-engine/statistics/statistics-table.ts'
import { verdictCounts } from '../../../../src-engine/statistics/verdict-counts.ts'
import { whatVariesText } from '../../../../src-engine/statistics/what-varies.ts'
import type { Figure } from '../../../charts/figure.ts'
import type { ComparisonModel } from '../../compare/model/comparison-model.ts'
import { claimOf } from '../../compare/model/claim.ts'
import { configRows } from '../../compare/model/config-rows.ts'
import { summaryLine } from '../../compare/model/summary-line.ts'
import { comparedChecks } from '../../honesty/compared-checks.ts'
import { verdictsOf, type Compared } from './compared.ts'
import { finalMeasures } from './final-measures.ts'
import type { ReportContent, ReportModels, ReportRun, SettingRow } from './report-content.ts'

/** Gathers what a report of a comparison says. */
export function reportContent(
  compared: Compared,
  runs: readonly ReportRun[],
  models: readonly ReportModels[],
  figures: readonly Figure[],
  { appVersion, now }: { appVersion: string; now: Date }
): ReportContent {
  const { model } = compared
  const answers = verdictsOf(compared)
  const verdicts = answers.filter(({ n }) => n > 0)
  const claim = claimOf(model)
  const settings = configRows(model.groups.map(({ spec }) => spec))
  return {
    title: titleOf(model),
    summary: summaryLine(model, [...compared.runsOf.values()].flat(), null),
    decision: decisionText(model),
    headline: answers.length > 1 ? verdictCounts(answers) : null,
    verdicts: verdicts.map((comparison) => ({
      arm: comparison.arm,
      words: verdictWords(comparison),
      claim: claim?.arm === comparison.arm ? claimText(comparison.metric, claim) : null
    })),
    unanswered: answers.filter(({ n }) => n === 0).map(({ arm }) => arm),
    doubts: doubtsOf(model, runs),
    statistics: statisticsTable(verdicts),
    models,
    arms: model.groups.map(({ label }) => label),
    differing: settings.filter(({ isSame }) => !isSame).map(settingRow),
    same: settings.filter(({ isSame }) => isSame).map(settingRow),
    finals: finalMeasures(compared),
    when: epochWords(model.decision.epoch, `epoch ${model.lastCommonEpoch}`),
    figures: figures.map((figure) => ({
      title: figure.title,
      light: figure.svg('light'),
      dark: figure.svg('dark')
    })),
    runs,
    experiments: model.experiments.map(({ id, name, spec }) => ({
      id,
      name,
      spec: JSON.stringify(spec, null, 2)
    })),
    appVersion,
    madeAt: now.toISOString()
  }
}

/** What weakens the result, as the window says it. */
function doubtsOf({ experiments }: ComparisonModel, runs: readonly ReportRun[]): HonestyCheck[] {
  const known = new Map(runs.map((each) => [each.run.id, each]))
  const checks = comparedChecks(
    experiments.map((experiment) => ({
      experiment,
      runs: experiment.runs.map((run) => known.get(run.id)?.run ?? run),
      dataHash: runs.find(({ run }) => run.experimentId === experiment.id)?.origin.dataHash ?? null
    }))
  )
  return remarks(checks.map(({ check }) => check))
}

function titleOf({ experiments }: ComparisonModel): string {
  const [{ name, spec }] = experiments
  if (experiments.length === 1) return spec.question || name
  return experiments.map((experiment) => experiment.name).join(', ')
}

function decisionText({ decision: { metric, margin, epoch }, experiments }: ComparisonModel): string {
  const smallest = margin === null ? '' : ` Too small to matter: ${magnitudeText(metric, margin)}.`
  const held = [...new Set(experiments.map(({ spec }) => whatVariesText(spec)))].join('; ')
  return `The verdict is on ${metricWords(metric, epoch)}.${smallest} From seed to seed: ${held}.`
}

const settingRow = ({ label, unit, texts }: { label: string; unit?: string | undefined } & SettingRow) => ({
  label: unit === undefined || label.toLowerCase().includes(unit) ? label : `${label}, ${unit}`,
  texts
})
