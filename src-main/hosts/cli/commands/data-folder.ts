import { Option, type Command } from 'commander'
import { BadInput } from '../../../../src-engine/bad-input.ts'
import { chooseFolder, forgetFolder } from '../../data-folder.ts'
import { dataFolderOf, userPath } from '../data-dir.ts'
import { folder, jsonOption } from '../options.ts'
import { printJson } from '../show/print-json.ts'

const BECAUSE = {
  told: 'as ABLATION_LAB_DATA says',
  chosen: 'as was chosen; "lab data-folder --usual" goes back to the usual one',
  usual: 'the usual one here'
}

export function addDataFolder(program: Command): void {
  program
    .command('data-folder')
    .description('tell where the lab keeps everything, or choose another folder from the next start on')
    .argument('[dir]', 'an empty folder, or one that holds a lab; nothing is moved', folder('data-folder'))
    .addOption(new Option('--usual', 'go back to the usual folder'))
    .addOption(jsonOption())
    .action((dir: string | undefined, { usual, json }: { usual?: boolean; json?: boolean }) => {
      if (dir !== undefined && usual)
        throw new BadInput('data-folder: expected a folder or --usual; both came')
      if (dir !== undefined) chooseFolder(userPath(dir))
      if (usual) forgetFolder()
      const chosen = dataFolderOf(undefined)
      if (chosen.because === 'told' && (dir !== undefined || usual))
        console.error('Note: ABLATION_LAB_DATA goes first as long as it is set.')
      if (json) printJson(chosen)
      else console.log(`${chosen.path} (${BECAUSE[chosen.because]})`)
    })
}
