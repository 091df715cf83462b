import { expect } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { test } from '../support/browser-lab.ts'
import { readZip } from '../support/read-zip.ts'
import { expectFinalsAsStored, expectSameAsStored, trainTutorial } from '../support/tutorial-path.ts'

test('npm start serves the lab to a browser where there is no display, and says so in one line', ({
  lab
}) => {
  expect(lab.lines.slice(-2)).toEqual([
    'No window: there is no display here. The lab is served to a browser instead.',
    `Ablation Lab is at ${lab.url}`
  ])
})

test('the tutorial is launched, watched, compared and exported, and the export is what is stored', async ({
  page,
  dataDir
}) => {
  await trainTutorial(page)
  await expectFinalsAsStored(page, dataDir)
  await page.getByTestId('export').click()
  const download = page.waitForEvent('download')
  await page.getByTestId('export-all-tables').click()
  const files = readZip(readFileSync(await (await download).path()))
  expect([...files.keys()].sort()).toEqual([
    'comparison.csv',
    'metadata.json',
    'metrics_long.csv',
    'metrics_wide.csv',
    'runs.csv'
  ])
  expectSameAsStored(files.get('metrics_long.csv') ?? '', dataDir)
})
