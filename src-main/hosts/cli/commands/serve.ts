import type { Command } from 'commander'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { BadInput } from '../../../../src-engine/bad-input.ts'
import { serveLab } from '../../http/serve-lab.ts'
import { dataFolderOf } from '../data-dir.ts'
import { withKeeper } from '../open-lab.ts'
import { dataDirOption, wholeNumber, workersOption } from '../options.ts'
import { onStopSignal } from '../stop-signals.ts'

const pageDir = fileURLToPath(new URL('../../../../out/renderer', import.meta.url))

interface Options {
  port?: number
  dataDir?: string
  workers?: number
}

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('open the lab to a browser on this computer')
    .option(
      '--port <n>',
      "the port to listen on; 0: any that is free (default: one of the data folder's own)",
      wholeNumber('--port', 0, 65_535)
    )
    .addOption(workersOption())
    .addOption(dataDirOption())
    .action((options: Options) => {
      if (!existsSync(pageDir)) throw new BadInput('the page is not built yet: run "npm run build" first')
      return withKeeper({ ...options, besidePage: true }, async (keeper) => {
        const served = await serveLab(keeper, {
          pageDir,
          port: options.port,
          dataFolder: dataFolderOf(options.dataDir)
        })
        if (keeper.problem) console.log(`${keeper.problem.message}. The page says what can be done, too.`)
        console.log(`Ablation Lab is at ${served.url}\nCtrl-C ends it; what is finished is kept.`)
        await new Promise<void>((resolve) => onStopSignal(resolve))
        await served.close()
      })
    })
}
