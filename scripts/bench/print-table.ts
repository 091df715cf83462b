import Table from 'cli-table3'

/** Prints a heading and rows, the first column to the left, the others to the right. */
export function printTable(heading: readonly string[], rows: readonly (readonly string[])[]): void {
  const table = new Table({
    head: [...heading],
    style: { head: [], border: [], compact: true },
    colAligns: heading.map((_, column) => (column === 0 ? 'left' : 'right'))
  })
  table.push(...rows.map((row) => [...row]))
  console.log(table.toString())
}
