import type { Command } from 'commander'
import { withLab } from '../open-lab.ts'
import { dataDirOption, jsonOption } from '../options.ts'
import { printJson } from '../show/print-json.ts'
import { table } from '../show/table.ts'

export function addList(program: Command): void {
  program
    .command('list')
    .description('list the experiments, the newest first')
    .addOption(dataDirOption())
    .addOption(jsonOption())
    .action((options: { dataDir?: string; json?: boolean }) =>
      withLab(options, (lab) => {
        const experiments = lab.list()
        if (options.json) {
          printJson(
            experiments.map(({ createdAt, statusCounts, ...rest }) => ({
              ...rest,
              created_at: createdAt,
              runs: statusCounts
            }))
          )
        } else if (experiments.length === 0) {
          console.log(`No experiments yet. Start one: lab run ${lab.presets.at(-2) ?? 'spec.json'}`)
        } else {
          const rows = experiments.map(({ id, name, createdAt, arms, seeds, statusCounts }) => [
            id,
            name,
            `${arms.length} arms x ${seeds.length} ${seeds.length === 1 ? 'seed' : 'seeds'}`,
            Object.entries(statusCounts)
              .map(([status, count]) => `${count} ${status}`)
              .join(', '),
            createdAt.slice(0, 16).replace('T', ' ') + ' UTC'
          ])
          console.log(table(['id', 'name', 'runs', 'status', 'created'], rows))
        }
      })
    )
}
