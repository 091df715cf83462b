/** The ranks 1 .. n of values, ties sharing the mean of theirs, in the order of the values. */
export function midRanks(values: readonly number[]): { ranks: number[]; tieSizes: number[] } {
  const order = values.map((_, i) => i).sort((i, j) => values[i] - values[j])
  const ranks = new Array<number>(values.length)
  const tieSizes: number[] = []
  for (let from = 0; from < order.length;) {
    let to = from
    while (to < order.length && values[order[to]] === values[order[from]]) to += 1
    for (let k = from; k < to; k++) ranks[order[k]] = (from + 1 + to) / 2
    tieSizes.push(to - from)
    from = to
  }
  return { ranks, tieSizes }
}
