const NAME = /^[a-z][a-z0-9-]{0,39}$/

/** Names that Windows gives to devices: no folder can be called so there. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/

/** Why no data set may have this name, for a person; null when one may. */
export function datasetNameProblem(name: string): string | null {
  if (NAME.test(name) && !RESERVED.test(name)) return null
  const what = RESERVED.test(name) ? 'is a name that Windows reserves' : 'is no name for a data set'
  return (
    `"${name}" ${what}: expected a small letter, then at most 39 small letters, digits and hyphens, ` +
    'such as "fashion-mnist"; choose another name'
  )
}
