import { fileURLToPath } from 'node:url'

/** The path of something in the project. */
export const inProject = (relative) => fileURLToPath(new URL(`../../${relative}`, import.meta.url))
