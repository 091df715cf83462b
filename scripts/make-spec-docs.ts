/*
 * Writes docs/experiment-spec.md from the spec's own field descriptions:
 *
 *   node scripts/make-spec-docs.ts
 */
import { writeFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import { specDocs } from './spec-docs.ts'

const file = new URL('../docs/experiment-spec.md', import.meta.url)
writeFileSync(file, await format(specDocs(), { ...(await resolveConfig(file)), parser: 'markdown' }))
