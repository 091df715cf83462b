import { runScript } from './child.ts'
import { printTable } from './print-table.ts'
import { interleaved } from './timing.ts'
import type { DoorMeasures } from './window/measure-door.ts'
import type { StepMeasures } from './window/measure-step.ts'

const RUNS = 5000

/**
 * How quick the page is with 5 000 runs in the lab, and while it trains on every core: a person's steps through one of its
 * doors. Of several rounds the one counts, step by step, in which nobody else disturbed the machine. The page must have
 * been built ("npm run build").
 *
 * @param door "window" needs what "npm run test:e2e:electron" does
 */
export async function measureWindow({ rounds, door }: { rounds: number; door: 'browser' | 'window' }) {
  const script = new URL('window/measure-door.ts', import.meta.url)
  const { [door]: measured } = await interleaved(rounds, {
    [door]: () => runScript(script, [door, RUNS]) as DoorMeasures
  })
  const steps = measured[0].steps.map((_, i) =>
    measured.map((round) => round.steps[i]).reduce((a, b) => (waited(b) < waited(a) ? b : a))
  )
  const load = measured.map(({ load_before }) => load_before)
  console.log(`${door}, ${RUNS} runs; load before each round: ${load.map((n) => n.toFixed(1)).join(', ')}`)
  printTable(
    [
      'ms',
      'painted',
      'inputs',
      'median',
      '95 %',
      'longest',
      'page > 50',
      'longest CPU',
      'lab CPU',
      'lab late'
    ],
    [...steps.map(rowOf), rowOf(together('all while training', steps.filter(isLive)))]
  )
  return { door, load_before: load, steps }
}

const isLive = ({ name }: StepMeasures) => name.includes('live')

/** All that somebody waited for. */
const waited = ({ painted_ms, inputs_ms, page_long_tasks }: StepMeasures) =>
  (painted_ms ?? 0) + sum(inputs_ms) + sum(page_long_tasks.map(({ ms }) => ms))

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** Null where none is known. */
function longest(values: readonly (number | null)[]): number | null {
  const known = values.flatMap((value) => value ?? [])
  return known.length === 0 ? null : Math.max(...known)
}

function together(name: string, steps: readonly StepMeasures[]): StepMeasures {
  return {
    name,
    painted_ms: null,
    inputs_ms: steps.flatMap(({ inputs_ms }) => inputs_ms),
    frames_ms: steps.flatMap(({ frames_ms }) => frames_ms),
    page_long_tasks: steps.flatMap(({ page_long_tasks }) => page_long_tasks),
    page_work_ms: longest(steps.map(({ page_work_ms }) => page_work_ms)),
    page_heavy_tasks: sum(steps.map(({ page_heavy_tasks }) => page_heavy_tasks ?? 0)),
    main: {
      latest_ms: Math.max(...steps.map(({ main }) => main.latest_ms)),
      longest_work_ms: longest(steps.map(({ main }) => main.longest_work_ms))
    }
  }
}

function rowOf(step: StepMeasures): string[] {
  const { name, painted_ms, inputs_ms, page_long_tasks, page_work_ms, main } = step
  const ms = (value: number | null | undefined) => value?.toFixed(0) ?? ''
  const sorted = [...inputs_ms].sort((a, b) => a - b)
  return [
    name,
    ms(painted_ms),
    String(inputs_ms.length),
    ms(sorted.at(Math.floor(sorted.length * 0.5))),
    ms(sorted.at(Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95)))),
    ms(sorted.at(-1)),
    String(page_long_tasks.length),
    ms(page_work_ms),
    ms(main.longest_work_ms),
    ms(main.latest_ms)
  ]
}
