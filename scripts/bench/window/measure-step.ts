import type { Page } from '@playwright/test'
import type { OpenDoor } from './doors.ts'
import type { LoopDelays } from './loop-probe.ts'

/** Something that a person does. */
export interface Step {
  readonly name: string
  /** Whether to watch every frame meanwhile, which keeps the page drawing. */
  readonly watchesFrames?: boolean
  /** Returns how long it took until the result was painted, in milliseconds, where that is of interest. */
  act(page: Page): Promise<number | undefined>
}

/** A task that kept the page for more than 50 ms. */
interface LongTask {
  readonly ms: number
  /** The script in it that took longest; empty where it is the browser's own work. */
  readonly of: string
  readonly scriptMs: number
}

export interface StepMeasures {
  readonly name: string
  readonly painted_ms: number | null
  /** From each input to the next painted frame. */
  readonly inputs_ms: readonly number[]
  readonly frames_ms: readonly number[]
  readonly page_long_tasks: readonly LongTask[]
  /** The longest of the page's tasks in processor time; null where it is not known. */
  readonly page_work_ms: number | null
  /** How often such a task took more than 50 ms of it. */
  readonly page_heavy_tasks: number | null
  readonly main: LoopDelays
}

/** What is going on right after a step still belongs to it. */
const SETTLE_MS = 700

export async function measureStep(door: OpenDoor, step: Step): Promise<StepMeasures> {
  const { page } = door
  await page.evaluate(`pageProbe.begin(${step.watchesFrames === true})`)
  await door.takeLoopDelays()
  await door.tasks?.begin()
  const painted = await step.act(page)
  await page.waitForTimeout(SETTLE_MS)
  const seen = await page.evaluate<{ inputs: number[]; frames: number[]; longTasks: LongTask[] }>(
    'pageProbe.take()'
  )
  const times = (await door.tasks?.take()) ?? null
  return {
    name: step.name,
    painted_ms: painted ?? null,
    inputs_ms: seen.inputs,
    frames_ms: seen.frames,
    page_long_tasks: seen.longTasks,
    page_work_ms: times?.at(0) ?? null,
    page_heavy_tasks: times?.filter((ms) => ms > 50).length ?? null,
    main: await door.takeLoopDelays()
  }
}
