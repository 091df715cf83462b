import { expect } from 'vitest'
import { golden } from '../golden.ts'

/** Paired values of two arms and what SciPy says of them; see test/fixtures/golden/make_statistics.py. */
export interface GoldenPairs {
  readonly a: number[]
  readonly b: number[]
  readonly n: number
  readonly mean_diff: number
  readonly sd_diff: number
  readonly t: number
  readonly df: number
  readonly p_two_sided: number
  readonly ci95: [number, number]
  readonly cohen_dz: number
  readonly hedges_gz: number
  readonly hedges_J: number
  readonly cohen_dz_ci95_noncentral_t: [number, number]
  readonly wilcoxon_W_plus: number
  readonly wilcoxon_W_minus: number
  readonly wilcoxon_exact_p: number
  readonly sign_flip_exact_p: number
  readonly p_outperform_paired: number
}

type GoldenPower = Record<'n_for_80pct' | 'n_for_90pct' | 'mde_dz_80pct' | 'power', Record<string, number>>

interface GoldenStatistics {
  readonly paired_R_sleep: GoldenPairs
  readonly paired_HW_depression: GoldenPairs
  readonly paired_5_seeds_all_positive: GoldenPairs
  readonly paired_10_seeds_mixed: GoldenPairs
  readonly bootstrap_exhaustive_n5: {
    readonly diffs: number[]
    readonly percentile95: number[]
    readonly z0: number
    readonly acceleration: number
    readonly bca_alphas: number[]
    readonly bca95: number[]
  }
  readonly mcnemar: Record<string, { readonly b: number; readonly c: number; readonly exact_p: number }>
  readonly nadeau_bengio: Record<'t' | 'df' | 'p' | 'naive_t' | 'naive_p' | 'test_train_ratio', number> & {
    readonly diffs: number[]
  }
  readonly 'tost_paired_10_seeds_margin_0.005': {
    readonly p: number
    readonly lower: [number, number]
    readonly upper: [number, number]
  }
  readonly multiple_testing: { readonly p: number[]; readonly holm: number[] }
  readonly wilson_95: Record<string, [number, number]>
  readonly min_attainable_p: Record<string, { readonly wilcoxon_or_sign_flip_or_sign: number }>
  readonly power_paired_t_alpha05: GoldenPower
  readonly quantiles: Record<'t' | 't_sf' | 'norm', Record<string, number>>
}

export const goldenStatistics = golden<GoldenStatistics>('statistics')

/** The golden tables of pairs, by name. */
export const goldenPairs = [
  'paired_R_sleep',
  'paired_HW_depression',
  'paired_5_seeds_all_positive',
  'paired_10_seeds_mixed'
] as const

/** b - a, pair by pair, as the golden file takes differences. */
export const differencesOf = ({ a, b }: GoldenPairs) => b.map((value, i) => value - a[i])

/** Within 1e-9 relative; of a 0, within 1e-15. */
export function expectClose(actual: number, expected: number): void {
  expect(Math.abs(actual - expected), `${actual} for ${expected}`).toBeLessThanOrEqual(
    expected === 0 ? 1e-15 : 1e-9 * Math.abs(expected)
  )
}

export function expectAllClose(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length)
  actual.forEach((value, i) => {
    expectClose(value, expected[i])
  })
}
