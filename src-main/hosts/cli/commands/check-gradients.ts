import type { Command } from 'commander'
import { dataDirOption, jsonOption, setOption } from '../options.ts'
import { userPath } from '../data-dir.ts'
import { EXIT, type Finish } from '../exit-code.ts'
import { withLab } from '../open-lab.ts'
import { printJson } from '../show/print-json.ts'
import { table } from '../show/table.ts'

interface Options {
  set?: readonly string[]
  dataDir?: string
  json?: boolean
}

export function addCheckGradients(program: Command, finish: Finish): void {
  program
    .command('check-gradients')
    .description("compare each arm's gradients with central differences of its loss")
    .argument('<preset|spec.json>', 'a preset or a spec file')
    .addOption(setOption())
    .addOption(dataDirOption())
    .addOption(jsonOption())
    .action((preset: string, options: Options) =>
      withLab(options, async (lab, client) => {
        const spec = lab.loadSpec(preset, options, userPath('.'))
        const arms = await client.experiments.checkGradients({ spec })
        if (options.json) printJson(arms)
        else {
          for (const { arm, check } of arms) {
            const verdict = check.passes
              ? `agrees with its loss to ${check.tolerance}`
              : `is not the gradient of its loss (off by more than ${check.tolerance})`
            const rows = check.tensors.map(({ name, relativeError, checked, skippedAtKinks }) => [
              name,
              relativeError.toExponential(1),
              String(checked),
              String(skippedAtKinks)
            ])
            const head = ['parameter', 'relative error', 'entries', 'left out at a kink']
            console.log(`${arm}: the gradient ${verdict}\n\n${table(head, rows)}\n`)
          }
        }
        finish(arms.every(({ check }) => check.passes) ? EXIT.done : EXIT.failed)
      })
    )
}
