/*
 * Writes the pages of docs/ that come from descriptions in the code:
 *
 *   node scripts/make-docs.ts
 */
import { writeFileSync } from 'node:fs'
import { generatedDocs } from './generated-docs.ts'

for (const { file, text } of await generatedDocs()) writeFileSync(file, text)
