import { expect, it } from 'vitest'
import type { ReportContent } from '../../../src-renderer/components/export/report/report-content.ts'
import { reportHtml } from '../../../src-renderer/components/export/report/report-html.ts'

const HOSTILE = `<script>alert('x')</script><img src=x onerror="alert(1)">&`

const words = {
  title: 'Helps',
  numbers: '+1.00 pp',
  sentence: HOSTILE,
  howSure: null,
  moreSeeds: 'None for the direction.',
  limits: []
}

const content = (name: string): ReportContent => ({
  title: name,
  summary: name,
  decision: name,
  headline: null,
  verdicts: [{ arm: name, words, claim: `Claimed: ${name}` }],
  unanswered: [],
  doubts: [{ title: name, sentence: name }],
  statistics: [{ title: 'The difference', rows: [{ id: 'n', label: 'Pairs', help: name, cells: [name] }] }],
  models: [{ seed: 3, scores: [{ arm: name, text: '93 %' }], sentence: name }],
  arms: ['baseline', name],
  differing: [{ label: name, texts: [name, 'off'] }],
  same: [{ label: name, texts: [name, name] }],
  finals: [
    {
      label: 'Test accuracy, %',
      arms: [{ arm: name, n: 2, mean: '92.00', sd: '0.10', difference: '', pairs: '', interval: '' }]
    }
  ],
  when: 'After epoch 20',
  figures: [{ title: name, light: '<svg id="light"></svg>', dark: '<svg id="dark"></svg>' }],
  runs: [],
  experiments: [{ id: 'e1', name, spec: JSON.stringify({ name }) }],
  appVersion: '1.2.3',
  madeAt: '2026-01-02T03:04:05.000Z'
})

it('lets nothing that somebody named become markup', () => {
  const page = new DOMParser().parseFromString(reportHtml(content(HOSTILE)), 'text/html')
  expect(page.querySelectorAll('script, img, [onerror]')).toHaveLength(0)
  expect(page.querySelector('h1')?.textContent).toBe(HOSTILE)
  expect(page.querySelector('pre')?.textContent).toBe(JSON.stringify({ name: HOSTILE }))
})

it('asks for nothing from outside', () => {
  const html = reportHtml(content('plain'))
  expect(html).toContain("default-src 'none'")
  expect(html).not.toMatch(/(src|href)="/)
  expect(html).not.toMatch(/url\(|@import/)
})

it('has each chart in both themes', () => {
  const page = new DOMParser().parseFromString(reportHtml(content('plain')), 'text/html')
  expect(page.querySelector('figure .light #light')).not.toBeNull()
  expect(page.querySelector('figure .dark #dark')).not.toBeNull()
})

it('says what weakens the result, all its statistics, and the other question apart', () => {
  const page = new DOMParser().parseFromString(reportHtml(content('L2')), 'text/html')
  const heads = [...page.querySelectorAll('h2')].map((head) => head.textContent)
  expect(heads).toEqual(
    expect.arrayContaining([
      'Before you quote this',
      'All the statistics',
      'Is this model better than that one?'
    ])
  )
  expect(page.querySelector('section[aria-label="Verdict"]')?.textContent).toContain('Claimed: L2')
  expect(page.body.textContent).toContain('Seed 3: L2 93 %.')
})

it('tells of arms without an answer beside those that have one', () => {
  const headline = 'None of 2 arms helps: 1 is the same, 1 has no answer'
  const html = reportHtml({ ...content('L2'), headline, unanswered: ['diverging'] })
  const verdict = new DOMParser()
    .parseFromString(html, 'text/html')
    .querySelector('section[aria-label="Verdict"]')
  expect([...(verdict?.querySelectorAll('h2') ?? [])].map((head) => head.textContent)).toEqual([
    'L2',
    'diverging'
  ])
  expect(verdict?.textContent).toContain('No answer')
})
