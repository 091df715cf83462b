/*
 * Runs the experiments of docs/findings.md and writes what the lab says of them into the page, with machine and date:
 *
 *   node scripts/make-findings.ts [PRESET]...
 *
 * Between "<!-- finding: PRESET -->" and "<!-- end of finding -->" everything is replaced; what stands around it is
 * written by hand and names no number. Each runs in a lab of its own, one after the other.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { VerdictWords } from '../src-engine/statistics/verdict-words.ts'
import { points } from '../src-engine/words/numbers.ts'
import { forestPlot } from '../src-main/hosts/cli/show/forest-plot.ts'

/** What `compare --json` prints, as far as it is needed here. */
interface Report {
  readonly question: string
  readonly verdicts: readonly {
    readonly arm: string
    readonly mean_diff: number
    readonly ci_low: number | null
    readonly ci_high: number | null
    readonly words: VerdictWords
  }[]
}

const BLOCK = /<!-- finding: ([\w-]+) -->[^]*?<!-- end of finding -->/g

const page = new URL('../docs/findings.md', import.meta.url)
const lab = fileURLToPath(new URL('../src-main/hosts/cli/lab.mjs', import.meta.url))
const only = process.argv.slice(2)

const presets = [...readFileSync(page, 'utf8').matchAll(BLOCK)].map(([, preset]) => preset)
for (const preset of presets.filter((name) => only.length === 0 || only.includes(name))) {
  const block = finding(preset)
  writeFileSync(
    page,
    readFileSync(page, 'utf8').replaceAll(BLOCK, (old, name) => (name === preset ? block : old))
  )
}

/** The block of one experiment: its answer, a plot of it, all that the lab prints, and where and when. */
function finding(preset: string): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'ablation-lab-findings-'))
  const run = (...args: string[]) =>
    execFileSync(process.execPath, [lab, ...args, '--data-dir', dataDir], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit']
    }).trimEnd()
  try {
    const load = loadavg()[0]
    const startedAt = Date.now()
    const output = run('run', preset)
    const seconds = Math.round((Date.now() - startedAt) / 1000)
    const { question, verdicts } = JSON.parse(run('compare', 'e1', '--json')) as Report
    const machine = `${cpus()[0].model.trim()}, ${availableParallelism()} threads, Node ${process.versions.node}`
    return [
      `<!-- finding: ${preset} -->`,
      `**${question}**`,
      verdicts.map(({ arm, words }) => answer(arm, words)).join('\n'),
      fenced(plotOf(verdicts)),
      `\`npm run --silent lab -- run ${preset}\` prints:`,
      fenced(output.replaceAll(dataDir, '~/.local/share/ablation-lab')),
      `(Measured on ${new Date().toISOString().slice(0, 10)}: ${seconds} s on ${machine}, with a load average of ${load.toFixed(1)} before it.)`,
      '<!-- end of finding -->'
    ].join('\n\n')
  } finally {
    rmSync(dataDir, { recursive: true })
  }
}

function answer(arm: string, { title, numbers, sentence }: VerdictWords): string {
  return `- **${arm}: ${title}.** ${numbers}. ${sentence}`
}

function plotOf(verdicts: Report['verdicts']): string {
  const rows = verdicts.flatMap(({ arm, mean_diff: mean, ci_low: low, ci_high: high }) =>
    low === null || high === null ? [] : [{ label: arm, low, mean, high }]
  )
  return forestPlot(rows, points)
}

function fenced(text: string): string {
  return `\`\`\`\n${text}\n\`\`\``
}
