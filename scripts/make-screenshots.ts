/*
 * Makes docs/screenshots anew: the real lab in Chromium, with experiments that it trains for this. About two minutes.
 */
import { chromium, type Page } from '@playwright/test'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromiumProgram } from '../test/e2e/support/chromium-program.ts'
import { serve } from '../test/e2e/support/served-lab.ts'
import { temporaryFolder } from '../test/e2e/support/temporary-folder.ts'

const folder = fileURLToPath(new URL('../docs/screenshots', import.meta.url))
const LONGEST_TRAINING_MS = 300_000
/** A four whose top is nearly closed, which may be a nine. */
const FOUR: readonly (readonly [number, number][])[] = [
  [
    [14, 6],
    [11, 10],
    [7.6, 13.6],
    [9.5, 15.2],
    [13, 14.8],
    [16.2, 14]
  ],
  [
    [18, 7.2],
    [17.8, 12],
    [16.6, 16],
    [16, 20],
    [15.7, 25]
  ]
]

mkdirSync(folder, { recursive: true })
const data = temporaryFolder()
const lab = await serve(data.path)
const browser = await chromium.launch({
  executablePath: chromiumProgram(),
  // Chromium's sandbox does not work for root.
  chromiumSandbox: process.getuid?.() !== 0,
  args: ['--disable-background-networking', '--no-first-run']
})
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  await page.goto(lab.url)
  await photograph(page)
} finally {
  await browser.close()
  await lab.stop()
  data.remove()
}

async function photograph(page: Page): Promise<void> {
  await page.getByRole('slider').press('ArrowRight')
  await shoot(page, 'start')

  await page.getByTestId('run-opening').click()
  await page.waitForURL(/compare/)
  await untilTrained(page)
  await shoot(page, 'compare')

  await open(page, 'try')
  for (const stroke of FOUR) await draw(page, stroke)
  await shoot(page, 'try-it')

  await open(page, 'data')
  await page.getByText('class 0').waitFor()
  await shoot(page, 'data')

  await open(page, 'exercises')
  await shoot(page, 'exercises')

  await launch(page, 'exercise-4')
  await untilTrained(page)
  await open(page, 'new?preset=tutorial-corrected')
  await page.getByRole('textbox', { name: 'L2 lambda, regularized' }).focus()
  await shoot(page, 'new-experiment')

  // In mid-training: some runs are done, some train, some wait.
  await launch(page, 'tutorial-corrected')
  await open(page, 'runs')
  await page.getByTestId('runs-summary').waitFor()
  for (const key of ['ArrowUp', 'ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowDown'])
    await page.keyboard.press(key)
  await page.getByText('Done').nth(3).waitFor({ timeout: LONGEST_TRAINING_MS })
  await shoot(page, 'runs')
}

/** On Try it's pad, in its 28 x 28 squares. */
async function draw(page: Page, points: readonly [number, number][]): Promise<void> {
  const box = await page.getByTestId('pad').boundingBox()
  if (!box) throw new Error('there is no pad to draw on')
  for (const [i, [x, y]] of points.entries()) {
    await page.mouse.move(box.x + (x * box.width) / 28, box.y + (y * box.height) / 28, { steps: 6 })
    if (i === 0) await page.mouse.down()
  }
  await page.mouse.up()
}

/** Launches a preset from the form. */
async function launch(page: Page, preset: string): Promise<void> {
  await open(page, `new?preset=${preset}`)
  await page.getByTestId('launch').click()
  await page.waitForURL(/compare/)
}

async function open(page: Page, screen: string): Promise<void> {
  await page.goto(`${page.url().split('#')[0]}#/${screen}`)
  await page.waitForLoadState('networkidle')
}

async function untilTrained(page: Page): Promise<void> {
  await page.getByTestId('activity').getByText('left').waitFor()
  await page.getByTestId('activity').getByText('ready').waitFor({ timeout: LONGEST_TRAINING_MS })
}

/** The screen as it is now, in both themes. */
async function shoot(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    // The charts are drawn anew in the colours of the theme.
    await page.waitForTimeout(500)
    await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) })
  }
}
