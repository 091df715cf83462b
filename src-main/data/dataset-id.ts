import { BadInput } from '../../src-engine/bad-input.ts'

const ID = /^[a-z][a-z0-9-]{0,39}$/

/** Names that Windows gives to devices: no folder can be called so there. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/

/** True for names that are one safe folder name on every system. */
export const isDatasetId = (id: string): boolean => ID.test(id) && !RESERVED.test(id)

/** @throws BadInput when no data set may have this name */
export function checkDatasetId(id: string): void {
  if (isDatasetId(id)) return
  const what = RESERVED.test(id) ? 'is a name that Windows reserves' : 'is no name for a data set'
  throw new BadInput(
    `"${id}" ${what}: expected a small letter, then at most 39 small letters, digits and hyphens, ` +
      'such as "fashion-mnist"; choose another name'
  )
}
