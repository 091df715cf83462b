import type { McNemar } from '../../../../src-engine/statistics/mcnemar.ts'
import { verdictWords } from '../../../../src-engine/statistics/verdict-words.ts'
import { comparisonSheet, type ComparisonRow } from '../../../export/comparison-sheet.ts'
import type { ExperimentReport } from '../../../contract/reports.ts'

/** What `run --json`, `show --json` and `compare --json` print of an experiment. Part of the documented interface. @param models see modelComparisons */
export function reportJson(
  { experiment, runs, comparison, verdicts, checks }: ExperimentReport,
  models: ReadonlyMap<string, McNemar> = new Map()
) {
  const { id, name, createdAt, specHash, spec } = experiment
  return {
    experiment: id,
    name,
    question: spec.question,
    created_at: createdAt,
    baseline: spec.baseline,
    spec_hash: specHash,
    spec,
    runs: runs.map((run) => ({
      run_id: run.id,
      arm: run.arm,
      seed: run.seed,
      status: run.status,
      reason: run.reason,
      engine: run.engine,
      duration_s: run.durationS,
      epochs_done: run.epochsDone,
      epochs: run.epochs,
      final: run.last,
      final_weights_sha256: run.finalWeightsSha256
    })),
    comparison: comparison.map(({ arm, isBaseline, n, metrics, gap, difference }) => ({
      arm,
      is_baseline: isBaseline,
      n,
      metrics,
      gap,
      difference
    })),
    verdicts: verdicts.map((verdict) => ({
      ...comparisonCells({ ...verdict, experiment: id, models: models.get(verdict.arm) ?? null }),
      words: verdictWords(verdict)
    })),
    checks: checks.map(({ id: check, severity, title, sentence }) => ({
      id: check,
      severity,
      title,
      sentence
    }))
  }
}

/** A row of comparison.csv, by the names of its columns. */
const comparisonCells = (row: ComparisonRow) =>
  Object.fromEntries(comparisonSheet.columns.map(({ name, value }) => [name, value(row)]))
