/**
 * The smallest two-sided p that a rank or permutation test of n pairs can give, when all differences have one sign:
 * 2 / 2^n. With 5 pairs it is 0.0625: such a test can never reach 0.05.
 */
export const smallestP = (n: number) => 2 / 2 ** n
