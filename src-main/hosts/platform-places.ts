import envPaths from 'env-paths'
import { join } from 'node:path'

/** Where the platform has an application's data and settings. */
export const platformPlaces = () => envPaths('ablation-lab', { suffix: '' })

/** What trials of wide vectors on this machine came to: see vectors/wide-vectors.ts. */
export const trialMemory = () => join(platformPlaces().config, 'vectors.json')
