import { childrenOf, type ExperimentNode, type NodeKey, type RunNode } from './run-node.ts'

/** A row in view when one scrolls there. */
export interface VisibleRow {
  readonly node: RunNode
  /** 1 experiment, 2 arm, 3 run. */
  readonly level: number
  readonly parent: NodeKey | null
  /** Null where nothing can be opened. */
  readonly isOpen: boolean | null
}

export interface TreeView {
  readonly open: ReadonlySet<NodeKey>
  /** The rows that are left by a filter; null: all. */
  readonly keys: ReadonlySet<NodeKey> | null
  /** See run-order.ts; null: the tree's own order. */
  readonly ranks: ReadonlyMap<NodeKey, number> | null
}

/** The tree as rows from top to bottom. */
export function visibleRows(nodes: readonly ExperimentNode[], { open, keys, ranks }: TreeView): VisibleRow[] {
  const rows: VisibleRow[] = []
  const visit = (siblings: readonly RunNode[], level: number, parent: NodeKey | null) => {
    const left = keys ? siblings.filter(({ key }) => keys.has(key)) : siblings
    const place = ({ key }: RunNode) => ranks?.get(key) ?? -1
    const ordered = ranks ? left.toSorted((a, b) => place(a) - place(b)) : left
    for (const node of ordered) {
      const children = childrenOf(node)
      const isOpen = children.length === 0 ? null : open.has(node.key)
      rows.push({ node, level, parent, isOpen })
      if (isOpen) visit(children, level + 1, node.key)
    }
  }
  visit(nodes, 1, null)
  return rows
}
