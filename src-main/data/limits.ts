/**
 * The features of one part (training or test) in memory. Far above what trains in reasonable time on a CPU; low enough
 * that a small gzip file that unpacks for ever is told off before the computer swaps.
 */
export const MAX_FEATURE_BYTES = 2 * 1024 ** 3
