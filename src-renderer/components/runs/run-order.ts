import type { ColumnId } from './columns.ts'
import { differenceOf, metricOf, progressOf } from './node-figures.ts'
import { childrenOf, nameOf, type NodeKey, type RunNode } from './run-node.ts'
import { statusOf, statusWords } from './run-status-words.ts'
import { elapsedS, startedAt } from './run-times.ts'
import { shownMetrics } from './shown-metrics.ts'

export interface RunOrder {
  readonly by: ColumnId | 'name'
  readonly isDescending: boolean
}

/** The newest experiment first, in it the baseline and then the arms as in the spec, seeds counted up: the tree's own. */
export const usualOrder: RunOrder = { by: 'started', isDescending: true }

/** What a click on a column's head makes of the order: largest first, smallest first, as usual. */
export function nextOrder(order: RunOrder, by: RunOrder['by']): RunOrder {
  if (order.by !== by) return { by, isDescending: by !== 'name' }
  if (by === 'started') return { by, isDescending: !order.isDescending }
  const isFirst = order.isDescending === (by !== 'name')
  return isFirst ? { by, isDescending: !order.isDescending } : usualOrder
}

/**
 * The place of each node among its siblings; null for the tree's own order. What has no value comes last either way. By
 * name and start only experiments are put in order: arms and seeds have an order of their own.
 */
export function ranks(nodes: readonly RunNode[], order: RunOrder): ReadonlyMap<NodeKey, number> | null {
  if (order.by === 'started' && order.isDescending) return null
  const isDeep = order.by !== 'started' && order.by !== 'name'
  const places = new Map<NodeKey, number>()
  const visit = (siblings: readonly RunNode[]) => {
    const valued = siblings.map((node) => ({ node, value: valueOf(node, order.by) }))
    valued.sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null)
      const ascending = a.value < b.value ? -1 : a.value > b.value ? 1 : 0
      return order.isDescending ? -ascending : ascending
    })
    valued.forEach(({ node }, i) => places.set(node.key, i))
    if (isDeep) for (const node of siblings) visit(childrenOf(node))
  }
  visit(nodes)
  return places
}

function valueOf(node: RunNode, by: RunOrder['by']): number | string | null {
  if (by === 'name') return nameOf(node).toLowerCase()
  if (by === 'status') return statusWords[statusOf(node.runs)]
  if (by === 'done') return progressOf(node).fraction
  if (by === 'took') return elapsedS(node.runs)
  // Of those that wait, when they were launched.
  if (by === 'started') return startedAt(node.runs) ?? node.experiment.createdAt
  if (by === 'difference') return numberOrNull(differenceOf(node, shownMetrics.test_accuracy).mean)
  return numberOrNull(metricOf(node, shownMetrics[by === 'line' ? 'test_accuracy' : by]).mean)
}

const numberOrNull = (value: number) => (Number.isNaN(value) ? null : value)
