import type * as z from 'zod'
import { experimentSpec } from '../src-engine/spec/experiment-spec.ts'
import { elementOf, fieldsOf, infoOf, methodsOf } from '../src-engine/spec/schema-at.ts'

/** docs/experiment-spec.md as it should be: every field of the spec with what it is described as. */
export function specDocs(): string {
  const rows = fieldRows(experimentSpec, '').map(
    (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  )
  return [
    '# The experiment spec',
    '',
    'An experiment is one JSON file. `npm run lab -- run spec.json` runs it, `--set PATH=VALUE` changes one field of it.',
    'This page is made from the descriptions in `src-engine/spec` by `node scripts/make-docs.ts`.',
    '',
    '| Field | Name | Allowed | Default | What it does |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    'In `--set`, `arms.NAME.` opens the regularization of the arm of that name (`arms.regularized.l2.lambda=0.001`) and its',
    'overrides (`arms.baseline.training.epochs=3`); `null` takes an optional field away (`arms.regularized.dropout=null`).',
    '',
    'Where a method is chosen (activation, optimizer, ...), its id alone or an object with its id and options may stand; the',
    'methods with their options, and the regularizers with theirs: [methods.md](methods.md).',
    ''
  ].join('\n')
}

function fieldRows(schema: z.core.$ZodType, path: string): string[][] {
  const info = infoOf(schema)
  const own = info
    ? [
        [
          `\`${path}\``,
          info.label,
          info.range + (info.unit ? ` (${info.unit})` : ''),
          defaultOf(info.default),
          info.help
        ]
      ]
    : []
  const element = elementOf(schema)
  // The options of methods are told in methods.md.
  const isCatalog = methodsOf(schema) !== null || path.endsWith('.regularization')
  const inside = isCatalog ? {} : (fieldsOf(schema) ?? (element && fieldsOf(element)) ?? {})
  const prefix = element ? `${path}[].` : path === '' ? '' : `${path}.`
  const below = Object.entries(inside).flatMap(([key, child]) => fieldRows(child, prefix + key))
  return [...own, ...below]
}

const defaultOf = (value: unknown) => (value === undefined ? '' : `\`${JSON.stringify(value)}\``)
