import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { preset } from '../engine/presets.ts'

const page = readFileSync(new URL('../../docs/findings.md', import.meta.url), 'utf8')
const findings = [...page.matchAll(/<!-- finding: ([\w-]+) -->([^]*?)<!-- end of finding -->/g)].map(
  ([, name, text]) => ({ name, text })
)

describe('docs/findings.md', () => {
  it.each(findings)('answers $name for each of its arms', ({ name, text }) => {
    const { question, arms, baseline } = preset(name)
    expect(text).toContain(`**${question}**`)
    const answered = [...text.matchAll(/^- \*\*(.+?): /gm)].map(([, arm]) => arm)
    expect(answered).toEqual(arms.map((arm) => arm.name).filter((arm) => arm !== baseline))
  })

  it('asks each question with ten seeds, and decides beforehand what is too small to matter', () => {
    expect(findings).toHaveLength(5)
    for (const { name } of findings) {
      const { seeds, decision } = preset(name)
      expect(seeds).toHaveLength(10)
      expect(decision).toEqual({ metric: 'test_accuracy', margin: 0.005, epoch: 'final' })
    }
  })
})
