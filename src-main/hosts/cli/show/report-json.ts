import { bootstrap } from '../../../../src-engine/statistics/bootstrap.ts'
import type { Comparison } from '../../../../src-engine/statistics/compare-with-baseline.ts'
import { effectSizeIntervals } from '../../../../src-engine/statistics/effect-size.ts'
import type { McNemar } from '../../../../src-engine/statistics/mcnemar.ts'
import { differencesIn } from '../../../../src-engine/statistics/pairs.ts'
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
      ...intervalsOf(verdict),
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

/**
 * Intervals beside that of the t test, [low, high]: of the effect sizes, and of the mean difference by a bootstrap. Null for
 * fewer than two pairs and for differences that are all equal; g_z's for two pairs.
 */
function intervalsOf({ pairs, test, effect, confidence }: Comparison) {
  const ofEffect = test && effectSizeIntervals(test, confidence)
  const resampled = test && bootstrap(differencesIn(pairs), confidence)
  return {
    dz_interval: ofEffect?.dz ?? null,
    gz_interval: effect?.gz == null ? null : (ofEffect?.gz ?? null),
    bootstrap_percentile: resampled?.percentile ?? null,
    bootstrap_bca: resampled?.bca ?? null,
    bootstrap_is_reliable: resampled?.isReliable ?? null
  }
}

/** A row of comparison.csv, by the names of its columns. */
const comparisonCells = (row: ComparisonRow) =>
  Object.fromEntries(comparisonSheet.columns.map(({ name, value }) => [name, value(row)]))
