import { basename } from 'node:path'

/** What the terminal's options are called where data are added in a window. */
const FIELDS: Record<string, string> = {
  images: 'Images',
  labels: 'Labels',
  'test-images': 'Test images',
  'test-labels': 'Test labels',
  label: 'Label column',
  header: 'First line',
  classes: 'Classes'
}

/**
 * The library of data sets speaks to the terminal, of options and paths. A window has fields instead, and shows a file
 * by its name.
 */
export function windowWords(message: string, paths: readonly string[] = []): string {
  const field = (option: string) => `"${FIELDS[option] ?? option}"`
  return paths
    .reduce((text, path) => text.replaceAll(path, basename(path)), message)
    .replaceAll(/ \(lab dataset [^)]*\)|; lab dataset add adds your own/g, '')
    .replaceAll(/--(label|header) \w+ or --\1 \w+/g, (_, option: string) => field(option))
    .replaceAll(
      /pass --([a-z-]+) (\w+)/g,
      (_, option: string, value: string) => `set ${field(option)} to ${value}`
    )
    .replaceAll(/--([a-z][a-z-]*)/g, (_, option: string) => field(option))
}
