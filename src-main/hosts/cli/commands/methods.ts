import type { Command } from 'commander'
import { BadInput } from '../../../../src-engine/bad-input.ts'
import type { Method } from '../../../../src-engine/method.ts'
import { methodGroups, optionsOf, type MethodGroup } from '../../../../src-engine/method-groups.ts'
import { jsonOption } from '../options.ts'
import { printJson } from '../show/print-json.ts'

const MORE = 'All of one: lab methods adam'

export function addMethods(program: Command): void {
  program
    .command('methods')
    .description('list the activations, optimizers, regularizers, ... there are, or tell all of one')
    .argument('[id]', 'a method such as adam')
    .addOption(jsonOption())
    .action((id: string | undefined, options: { json?: boolean }) => {
      const chosen = id === undefined ? methodGroups : groupsWith(id)
      if (options.json) printJson(chosen.map(groupJson))
      else if (id === undefined) console.log([...chosen.map(groupText), MORE].join('\n\n'))
      else console.log(chosen.map(detailedText).join('\n\n'))
    })
}

/**
 * The groups with a method of that id or label, and of each only that method; "Adam" and "early stopping" will do.
 * @throws BadInput when there is none
 */
function groupsWith(name: string): MethodGroup[] {
  const isMeant = ({ id, label }: Method) => [id, label].some((known) => plain(known) === plain(name))
  const groups = methodGroups
    .map((group) => ({ ...group, methods: group.methods.filter(isMeant) }))
    .filter(({ methods }) => methods.length > 0)
  if (groups.length > 0) return groups
  const known = methodGroups.flatMap(({ methods }) => methods.map((method) => method.id)).join(', ')
  throw new BadInput(`no method "${name}": expected one of ${known}`)
}

const plain = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

const groupJson = ({ title, path, methods }: MethodGroup) => ({
  group: title,
  path,
  methods: methods.map((method) => {
    const { id, label, formula, help, source } = method
    return { id, label, formula, help, source, options: optionsOf(method) }
  })
})

/** A line a method: its id, its options with their defaults, what it is called. */
function groupText({ title, path, help, methods }: MethodGroup): string {
  const rows = methods.map((method) => [method.id, optionsText(method), method.label] as const)
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column].length)))
  return [
    `${title} (${path}): ${help}`,
    ...rows.map(([id, options, label]) =>
      `  ${id.padEnd(widths[0])}  ${options.padEnd(widths[1])}  ${label}`.trimEnd()
    )
  ].join('\n')
}

/** "keep scheme=inverted": options with their defaults; those without one must be set. */
const optionsText = (method: Method) =>
  optionsOf(method)
    .map((option) => (option.default === undefined ? option.name : `${option.name}=${shown(option.default)}`))
    .join(' ')

const shown = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

function detailedText({ title, path, methods }: MethodGroup): string {
  return methods
    .flatMap((method) => [
      `${method.label} (${method.id}), one of ${title.toLowerCase()}: ${path}`,
      method.help,
      '',
      `  ${method.formula}`,
      '',
      ...optionsOf(method).map(optionLine),
      `To try it: lab run PRESET ${settingOf(path, method)}`,
      `Source: ${method.source}`
    ])
    .join('\n')
}

/** What chooses the method, with its first option as an example of setting one. */
function settingOf(path: string, method: Method): string {
  const [first = null] = optionsOf(method)
  const example = first && `.${first.name}=${first.default === undefined ? 'VALUE' : shown(first.default)}`
  if (path === 'arms.NAME') return `--set ${path}.${method.id}${example ?? '={}'}`
  return `--set ${path}=${method.id}${example ? ` --set ${path}${example}` : ''}`
}

function optionLine({ name, help, range, unit, ...rest }: ReturnType<typeof optionsOf>[number]): string {
  const inUnit = unit ? ` (${unit})` : ''
  const byDefault = rest.default === undefined ? '' : ` Default: ${shown(rest.default)}.`
  return `${name}: ${help} Expected: ${range}${inUnit}.${byDefault}`
}
