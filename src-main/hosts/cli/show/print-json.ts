/** Prints a value as the one JSON document of a --json command. NaN and infinities become null, as JSON has none. */
export function printJson(value: unknown): void {
  console.log(JSON.stringify(value, null, 2))
}
