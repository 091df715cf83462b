import { createHash } from 'node:crypto'

/** Of the ports that belong to nobody (RFC 6335), those below what Linux, macOS and Windows hand out by themselves. */
const FIRST = 20_000
const COUNT = 10_000

/**
 * The port that a data folder has to itself, as far as chance allows. What a page remembers (the theme, a draft) belongs to
 * its address: so it is there again when the lab is.
 */
export const ownPort = (dataFolder: string) =>
  FIRST + (createHash('sha256').update(dataFolder).digest().readUInt32LE(0) % COUNT)
