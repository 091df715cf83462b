import type { RunStatus } from '../../../src-main/contract/run-status.ts'
import type { ExperimentNode, NodeKey } from './run-node.ts'
import { isProblem } from './run-status-words.ts'

const statusGroups = ['all', 'running', 'waiting', 'problems'] as const
export type StatusGroup = (typeof statusGroups)[number]

/** What is looked for. Null and empty are no condition. */
export interface RunFilter {
  /** Words that must all occur in what a run belongs to: experiment, question, tags, note, data set, arm, seed, ids. */
  readonly text: string
  readonly status: StatusGroup
  readonly tag: string | null
  readonly dataset: string | null
  readonly isRecent: boolean
  /** Archived experiments alone; else all others. */
  readonly isArchived: boolean
}

export const noFilter: RunFilter = {
  text: '',
  status: 'all',
  tag: null,
  dataset: null,
  isRecent: false,
  isArchived: false
}

/** How far back `isRecent` looks. */
export const RECENT_DAYS = 7

const inGroup: Record<StatusGroup, (status: RunStatus) => boolean> = {
  all: () => true,
  running: (status) => status === 'running',
  waiting: (status) => status === 'queued',
  problems: isProblem
}

/** How many runs each status group has. */
export function countGroups(nodes: readonly ExperimentNode[]): Record<StatusGroup, number> {
  const counts = { all: 0, running: 0, waiting: 0, problems: 0 }
  for (const { runs } of nodes) {
    for (const { status } of runs) {
      for (const group of statusGroups) if (inGroup[group](status)) counts[group]++
    }
  }
  return counts
}

/** The experiments with all their runs that fit what is said of experiments alone: tag, data set, time, archive. */
export function experimentsFitting(
  nodes: readonly ExperimentNode[],
  { tag, dataset, isRecent, isArchived }: RunFilter,
  now: number
): readonly ExperimentNode[] {
  const since = new Date(now - RECENT_DAYS * 24 * 60 * 60 * 1000).toISOString()
  return nodes.filter(
    ({ experiment }) =>
      experiment.isArchived === isArchived &&
      (tag === null || experiment.tags.includes(tag)) &&
      (dataset === null || experiment.spec.dataset.id === dataset) &&
      (!isRecent || experiment.createdAt >= since)
  )
}

/** The rows that are left of these by status and text: runs that fit, and what they belong to. Null: all are. */
export function keysFitting(
  nodes: readonly ExperimentNode[],
  { text, status }: RunFilter
): ReadonlySet<NodeKey> | null {
  const { words, seed } = parseText(text)
  if (words.length === 0 && seed === null && status === 'all') return null
  const keys = new Set<NodeKey>()
  for (const node of nodes) {
    const missing = missingIn(textOf(node), words)
    if (missing.length === 0 && seed === null && status === 'all') keys.add(node.key)
    for (const arm of node.children) {
      const missingInArm = missingIn(arm.arm.toLowerCase(), missing)
      for (const { key, runs } of arm.children) {
        const [run] = runs
        const isSeed = seed === null || run.seed === seed
        const isNamed = missingInArm.every((word) => word === run.id)
        if (inGroup[status](run.status) && isSeed && isNamed) keys.add(node.key).add(arm.key).add(key)
      }
    }
  }
  return keys
}

/** "seed 3" asks for that seed alone, not for 30 and 13. */
function parseText(text: string): { words: readonly string[]; seed: number | null } {
  const lower = text.toLowerCase()
  const seed = /\bseed\s*(\d+)\b/.exec(lower)
  const rest = seed ? lower.replace(seed[0], ' ') : lower
  return { words: rest.split(/\s+/).filter(Boolean), seed: seed ? Number(seed[1]) : null }
}

const missingIn = (text: string, words: readonly string[]) => words.filter((word) => !text.includes(word))

const textOf = ({ experiment: { id, name, tags, note, spec } }: ExperimentNode) =>
  [id, name, spec.question, spec.dataset.id, ...tags, note].join(' ').toLowerCase()
