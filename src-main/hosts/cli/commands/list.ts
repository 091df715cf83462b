import type { Command } from 'commander'
import { counted } from '../../../../src-engine/words/numbers.ts'
import type { RunLine } from '../../../contract/experiments.ts'
import type { RunStatus } from '../../../contract/run-status.ts'
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
      withLab(options, async (_lab, client) => {
        const experiments = await client.experiments.list()
        if (options.json) {
          printJson(
            experiments.map(({ id, name, spec, createdAt, tags, isArchived, runs }) => ({
              id,
              name,
              question: spec.question,
              arms: spec.arms.map((arm) => arm.name),
              seeds: seedsOf(runs),
              tags,
              archived: isArchived,
              created_at: createdAt,
              runs: statusCounts(runs)
            }))
          )
        } else if (experiments.length === 0) {
          console.log(`No experiments yet. Start one: lab run tutorial`)
        } else {
          const rows = experiments.map(({ id, name, spec, createdAt, runs }) => [
            id,
            name,
            `${counted(spec.arms.length, 'arm')} x ${counted(seedsOf(runs).length, 'seed')}`,
            Object.entries(statusCounts(runs))
              .map(([status, count]) => `${count} ${status}`)
              .join(', '),
            createdAt.slice(0, 16).replace('T', ' ') + ' UTC'
          ])
          console.log(table(['id', 'name', 'runs', 'status', 'created'], rows))
        }
      })
    )
}

const seedsOf = (runs: readonly RunLine[]) => [...new Set(runs.map(({ seed }) => seed))]

/** How many runs have each status. */
function statusCounts(runs: readonly RunLine[]): Partial<Record<RunStatus, number>> {
  const counts: Partial<Record<RunStatus, number>> = {}
  for (const { status } of runs) counts[status] = (counts[status] ?? 0) + 1
  return counts
}
