import type { Command } from 'commander'
import { BadInput } from '../../../../src-engine/bad-input.ts'
import { isRunId, parseId, type RunId } from '../../../contract/ids.ts'
import type { Verification } from '../../../contract/reports.ts'
import { EXIT, type Finish } from '../exit-code.ts'
import { withLab } from '../open-lab.ts'
import { dataDirOption, jsonOption } from '../options.ts'
import { printJson } from '../show/print-json.ts'
import { runSweep } from '../show/run-sweep.ts'
import { onStopSignal } from '../stop-signals.ts'

export function addRerun(program: Command, finish: Finish): void {
  program
    .command('rerun')
    .description('repeat a stored run and say whether its final weights come out the same, bit for bit')
    .argument('<run>', 'a run such as r7')
    .requiredOption('--verify', 'compare with the stored weights; nothing new is stored')
    .addOption(dataDirOption())
    .addOption(jsonOption())
    .action((text: string, options: { dataDir?: string; json?: boolean }) =>
      withLab(options, async (_lab, client) => {
        const id = parseId(text)
        if (!isRunId(id)) throw new BadInput(`rerun: expected a run such as r7; ${id} is an experiment`)
        const abort = new AbortController()
        const stop = onStopSignal(() => {
          abort.abort()
        })
        let reported = 0
        const tell = (fraction: number) => {
          if (fraction - reported < 0.1) return
          reported = fraction
          console.error(`${id}: ${Math.round(fraction * 100)} % repeated`)
        }
        try {
          const sweep = await runSweep(client, await client.reports.run({ id }))
          if (sweep) console.error(`${id}: one of the arms of ${sweep.join(' ')}`)
          for await (const news of await client.reports.verify({ id }, { signal: abort.signal })) {
            if (news.type === 'progress') tell(news.fraction)
            else {
              if (options.json) printJson({ run_id: id, ...news.verification })
              else console.log(verificationText(id, news.verification))
              finish(news.verification.same ? EXIT.done : EXIT.failed)
            }
          }
        } catch (error) {
          if (!stop.came()) throw error
          finish(EXIT.interrupted)
        } finally {
          stop.release()
        }
      })
    )
}

function verificationText(
  id: RunId,
  { same, storedSha256, repeatedSha256, engineVersion: { stored, now } }: Verification
): string {
  const result = same
    ? `${id}: the same weights again, SHA-256 ${storedSha256}`
    : `${id}: other weights\n  stored   ${storedSha256}\n  repeated ${repeatedSha256}`
  return stored === now
    ? result
    : `${result}\nThe run was made by version ${stored} of the engine, this is version ${now}.`
}
