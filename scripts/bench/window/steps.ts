import type { Page } from '@playwright/test'
import type { ExperimentSpec } from '../../../src-engine/spec/experiment-spec.ts'
import type { Step } from './measure-step.ts'

const ROWS = '[data-testid=run-row]'
const CHARTS = '[data-testid^=chart-] canvas'
/** So many seeds, of epochs so small, that runs train to the end, and dozens are done when Compare opens. */
const LIVE = { seeds: 100, epochs: 60, samples: 2000 }
const DONE_BEFORE_COMPARE = 24
const KEY_EVERY_MS = 60
const MOVE_EVERY_MS = 30

const painted = (page: Page, selector: string, since: 'input' | 'navigation' = 'input') =>
  page.evaluate<number>(`pageProbe.painted('${selector}', '${since}')`)

async function open(page: Page, screen: string, selector: string): Promise<number> {
  await page.locator('nav').getByRole('link', { name: screen }).click()
  return painted(page, selector)
}

/** From the last row up: what is opened lies below, out of the way. */
async function openEveryRow(page: Page): Promise<undefined> {
  await page.getByTestId('runs-table').focus()
  for (let level = 0; level < 2; level++) {
    await page.keyboard.press('End')
    const rows = Number(await page.getByTestId('runs-table').getAttribute('aria-rowcount'))
    for (let row = 1; row < rows; row++) {
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowUp')
      await page.waitForTimeout(MOVE_EVERY_MS)
    }
  }
}

async function scrollRuns(page: Page): Promise<undefined> {
  await page.locator(ROWS).nth(3).hover()
  for (let i = 0; i < 60; i++) {
    await page.mouse.wheel(0, 300)
    await page.waitForTimeout(MOVE_EVERY_MS)
  }
  await page.getByTestId('runs-scroller').evaluate('(scroller) => scroller.scrollTo(0, 0)')
}

async function filterRuns(page: Page): Promise<undefined> {
  await page.getByTestId('runs-filter').click()
  await page.keyboard.type('regularized seed 7', { delay: KEY_EVERY_MS })
  for (let i = 0; i < 18; i++) {
    await page.keyboard.press('Backspace')
    await page.waitForTimeout(KEY_EVERY_MS)
  }
}

async function moveCrosshair(page: Page): Promise<undefined> {
  const box = await page.locator(CHARTS).first().boundingBox()
  if (!box) throw new Error('there is no chart to move over')
  for (let i = 0; i <= 80; i++) {
    await page.mouse.move(box.x + box.width * (0.1 + (0.8 * i) / 80), box.y + box.height / 2)
    await page.waitForTimeout(MOVE_EVERY_MS)
  }
}

async function typeIntoForm(page: Page): Promise<undefined> {
  for (const name of ['Epochs, baseline', 'Learning rate, baseline', 'Batch size, baseline']) {
    const field = page.getByRole('textbox', { name })
    await field.click()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('0.25', { delay: KEY_EVERY_MS })
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Tab')
  }
}

async function runsLeft(page: Page): Promise<number> {
  const activity = await page.getByTestId('activity').textContent()
  return Number(/(\d+) runs left/.exec(activity ?? '')?.[1] ?? 0)
}

/** Into New, as a person pastes a spec. */
const paste = (page: Page, spec: ExperimentSpec) =>
  page.evaluate(`{
    const clipboardData = new DataTransfer()
    clipboardData.setData('text', ${JSON.stringify(JSON.stringify(spec))})
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
  }`)

/** All that is measured, in order. */
export function stepsOf(spec: ExperimentSpec): Step[] {
  const live: ExperimentSpec = {
    ...spec,
    name: 'live',
    seeds: Array.from({ length: LIVE.seeds }, (_, seed) => seed),
    dataset: { ...spec.dataset, samples: LIVE.samples },
    training: { ...spec.training, epochs: LIVE.epochs }
  }
  return [
    {
      name: 'Runs, from the start of the page',
      async act(page) {
        await page.reload()
        return painted(page, ROWS, 'navigation')
      }
    },
    { name: 'Data', act: (page) => open(page, 'Data', 'h1') },
    { name: 'Runs, from another screen', act: (page) => open(page, 'Runs', ROWS) },
    { name: 'Runs, opening every row', act: openEveryRow },
    { name: 'Runs, scrolling', watchesFrames: true, act: scrollRuns },
    { name: 'Runs, typing into the filter', act: filterRuns },
    { name: 'New', act: (page) => open(page, 'New', '[data-testid=launch]') },
    { name: 'New, typing', act: typeIntoForm },
    {
      name: 'launching 200 runs',
      async act(page) {
        await paste(page, live)
        await page.getByTestId('launch').click()
        return painted(page, CHARTS)
      }
    },
    {
      name: 'training begins',
      async act(page) {
        await open(page, 'Data', 'h1')
        while (2 * LIVE.seeds - (await runsLeft(page)) < DONE_BEFORE_COMPARE) await page.waitForTimeout(500)
        return undefined
      }
    },
    { name: 'Compare, live', act: (page) => open(page, 'Compare', CHARTS) },
    { name: 'Compare, live, crosshair', act: moveCrosshair },
    { name: 'Compare, live, untouched', watchesFrames: true, act: (page) => rest(page) },
    { name: 'Runs, live', act: (page) => open(page, 'Runs', ROWS) },
    { name: 'Runs, live, scrolling', watchesFrames: true, act: scrollRuns },
    { name: 'Runs, live, typing into the filter', act: filterRuns },
    { name: 'New, live', act: (page) => open(page, 'New', '[data-testid=launch]') },
    { name: 'New, live, typing', act: typeIntoForm }
  ]
}

async function rest(page: Page): Promise<undefined> {
  await page.waitForTimeout(5000)
}
