import Table from 'cli-table3'

/** A plain table: a header line, columns parted by spaces, the first column to the left and numbers to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const none = { mid: '', left: '', right: '' }
  const output = new Table({
    head: [...head],
    colAligns: head.map((_, column) => (column === 0 ? 'left' : 'right')),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    chars: {
      ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '' },
      ...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
      ...{ 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
      ...none,
      middle: '   '
    }
  })
  output.push(...rows.map((row) => [...row]))
  return output
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}
