import type { RunId } from '../../../src-main/contract/ids.ts'
import type { RunNode } from './run-node.ts'

/** The place in line of each waiting run, from 1. @param queue runs in training and waiting, in the order of their turn */
export function queuePlaces(
  queue: readonly RunId[],
  isWaiting: (id: RunId) => boolean
): ReadonlyMap<RunId, number> {
  return new Map(queue.filter(isWaiting).map((id, i) => [id, i + 1]))
}

/** The place of the first of a node's runs; null when none waits here. */
export function placeOf({ runs }: RunNode, places: ReadonlyMap<RunId, number>): number | null {
  const first = runs.reduce((least, { id, status }) => {
    const place = status === 'queued' ? places.get(id) : undefined
    return place === undefined ? least : Math.min(least, place)
  }, Infinity)
  return first === Infinity ? null : first
}

/** 1 as "1st". */
export function ordinal(n: number): string {
  const isTeen = n % 100 >= 11 && n % 100 <= 13
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${ending}`
}
