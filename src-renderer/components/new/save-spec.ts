import { saveFile } from '../../lab-client/save-file.ts'
import { valueAt, type Draft } from './model/json.ts'

/** The draft as the text of a spec file. */
export const specText = (draft: Draft) => `${JSON.stringify(draft, null, 2)}\n`

/** Hands the draft to the person as a file named like the experiment. */
export async function saveSpec(draft: Draft): Promise<void> {
  const name = valueAt(draft, ['name'])
  const stem = typeof name === 'string' && name !== '' ? name : 'experiment'
  await saveFile({ name: `${stem}.json`, content: specText(draft) })
}
