import { format, resolveConfig } from 'prettier'
import { csvDocs } from './csv-docs.ts'
import { methodsDocs } from './methods-docs.ts'
import { specDocs } from './spec-docs.ts'

/** The pages of docs/ that come from descriptions in the code, formatted as the formatter would. */
export async function generatedDocs(): Promise<{ file: URL; text: string }[]> {
  const pages = { 'experiment-spec': specDocs(), methods: methodsDocs(), csv: csvDocs() }
  return Promise.all(
    Object.entries(pages).map(async ([name, markdown]) => {
      const file = new URL(`../docs/${name}.md`, import.meta.url)
      return { file, text: await format(markdown, { ...(await resolveConfig(file)), parser: 'markdown' }) }
    })
  )
}
