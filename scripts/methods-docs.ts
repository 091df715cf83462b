import { regularizers } from '../src-engine/catalog.ts'
import type { Method } from '../src-engine/method.ts'
import { methodGroups, optionsOf, type MethodGroup } from '../src-engine/method-groups.ts'
import { supportsRegularization } from '../src-engine/simd/simd-engine.ts'
import { sections } from '../src-engine/spec/experiment-spec.ts'

/** docs/methods.md as it should be: every method of the catalog with its options, formula and source. */
export function methodsDocs(): string {
  return [
    '# The catalog of methods',
    '',
    'What an experiment can try. `lab methods` lists the same in the terminal, `lab methods adam` tells all of one, `--json`',
    'gives it to programs. This page is made from the methods themselves (`src-engine/catalog.ts`) by',
    '`node scripts/make-docs.ts`; [CONTRIBUTING.md](../CONTRIBUTING.md) shows how to add one.',
    '',
    `${engines()} An option that is left out has the default shown.`,
    '',
    ...methodGroups.flatMap(section)
  ].join('\n')
}

function engines(): string {
  const without = Object.values(regularizers).filter(
    ({ id }) => !supportsRegularization(sections.regularization.parse({ [id]: {} }))
  )
  if (without.length === 0) return 'All of them run on both engines.'
  const labels = without.map(({ label }) => label).join(', ')
  return `All of them run on both engines, but: ${labels}. An experiment with it trains on the reference engine.`
}

function section({ title, path, help, methods }: MethodGroup): string[] {
  return [`## ${title}`, '', help, '', howToChoose(path, methods), '', ...methods.flatMap(entry)]
}

function howToChoose(path: string, methods: readonly Method[]): string {
  if (path === 'arms.NAME') {
    const [first] = methods
    const [{ name }] = optionsOf(first)
    return `In a spec: \`"regularization": {"${first.id}": {"${name}": 0.01}}\` in an arm. With \`--set\`: \`${path}.${first.id}.${name}=0.01\`.`
  }
  const withOptions = methods.find((method) => optionsOf(method).length > 0) ?? methods[0]
  const [option] = optionsOf(withOptions)
  const example = { id: withOptions.id, [option.name]: option.default }
  return `In a spec: \`"${path.split('.')[1]}": ${JSON.stringify(example)}\` in \`${path.split('.')[0]}\`, or \`"${withOptions.id}"\` where the defaults will do. With \`--set\`: \`${path}=${withOptions.id}\`, then \`${path}.${option.name}=${String(option.default)}\`.`
}

function entry(method: Method): string[] {
  const { id, label, formula, help, source } = method
  const options = optionsOf(method)
  const rows = options.map(({ name, label: what, range, unit, help: text, default: byDefault }) =>
    [
      `\`${name}\``,
      what,
      range + (unit ? ` (${unit})` : ''),
      byDefault === undefined ? '' : `\`${JSON.stringify(byDefault)}\``,
      text
    ]
      .map((cell) => cell.replaceAll('|', '\\|'))
      .join(' | ')
  )
  return [
    `### ${label} (\`${id}\`)`,
    '',
    help,
    '',
    '```',
    formula,
    '```',
    '',
    ...(rows.length === 0
      ? []
      : ['| Option | Name | Allowed | Default | What it does |', '| --- | --- | --- | --- | --- |']),
    ...rows.map((row) => `| ${row} |`),
    ...(rows.length === 0 ? [] : ['']),
    `Source: ${source}.`,
    ''
  ]
}
