/*
 * Runs the tutorial in the terminal and writes what it printed into README.md, with machine and date:
 *
 *   node scripts/update-readme.ts
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const START = '<!-- output of: lab run tutorial -->'
const END = '<!-- end of output -->'

const readme = new URL('../README.md', import.meta.url)
const lab = fileURLToPath(new URL('../src-main/hosts/cli/lab.mjs', import.meta.url))
const dataDir = mkdtempSync(join(tmpdir(), 'ablation-lab-readme-'))
try {
  const startedAt = Date.now()
  const output = execFileSync(process.execPath, [lab, 'run', 'tutorial', '--data-dir', dataDir], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const seconds = Math.round((Date.now() - startedAt) / 1000)
  const shown = output.trimEnd().replaceAll(dataDir, '~/.local/share/ablation-lab')
  const note = `(Measured on ${new Date().toISOString().slice(0, 10)}: ${seconds} s on ${cpus()[0].model.trim()}, Node ${process.versions.node}.)`
  const [before, rest] = readFileSync(readme, 'utf8').split(START)
  const [, after] = rest.split(END)
  writeFileSync(readme, `${before}${START}\n\n\`\`\`\n${shown}\n\`\`\`\n\n${note}\n\n${END}${after}`)
} finally {
  rmSync(dataDir, { recursive: true })
}
