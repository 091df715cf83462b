import * as z from 'zod'
import { field } from './field.ts'

/** Which arms were made of one by giving its fields several values. */
export const sweepSpec = z.strictObject({
  arm: field(z.string(), {
    label: 'Swept arm',
    help: 'What the arm was called before arms were made of it.',
    range: 'a name'
  }),
  fields: field(z.record(z.string(), z.string()), {
    label: 'Swept fields',
    help: 'The fields, each with its values, as `--sweep` has them behind the name of the arm.',
    range: 'an object such as {"l2.lambda": "log:1e-5:1e-1:9"}'
  }),
  arms: field(z.array(z.string()).min(1), {
    label: 'Arms of the sweep',
    help: 'The arms that were made, one for every combination of the values.',
    range: "a list of arms' names"
  })
})

export type SweepSpec = z.infer<typeof sweepSpec>

/** A sweep as it is given to `--sweep`, a text for each of its fields. */
export const sweepTexts = ({ arm, fields }: Pick<SweepSpec, 'arm' | 'fields'>) =>
  Object.entries(fields).map(([name, values]) => `arms.${arm}.${name}=${values}`)

/** The sweep that an arm came of; undefined of any other arm. */
export const sweepOfArm = ({ sweeps = [] }: { readonly sweeps?: SweepSpec[] | undefined }, arm: string) =>
  sweeps.find(({ arms }) => arms.includes(arm))
