import { ref } from 'vue'
import { useRouter } from 'vue-router'
import { counted } from '../../../src-engine/words/numbers.ts'
import { lab } from '../../lab-client/lab-client.ts'
import { problemText } from '../../lab-client/problem-text.ts'
import { useRunsView } from '../../stores/runs-view.ts'
import { useUndo } from '../../stores/undo.ts'
import type { IconName } from '../base/icons.ts'
import { resumeRuns } from './resume-runs.ts'
import type { RunNode } from './run-node.ts'
import { isResumable, isStoppable } from './run-status-words.ts'
import { comparedIds, countWords, experimentsOf, runsBelow, targetsOf } from './run-targets.ts'
import { NOT_ANSWERED, stopRuns } from './stop-runs.ts'

/** Something to do with rows. */
export interface RunAction {
  readonly id: string
  readonly label: string
  readonly icon: IconName
  readonly keys: string | null
  /** In the bar itself; the others are in its menu. */
  readonly isFrequent: boolean
  readonly fits: (nodes: readonly RunNode[]) => boolean
  readonly run: (nodes: readonly RunNode[]) => unknown
}

/** What the screen itself opens. */
interface Openers {
  readonly addSeeds: (nodes: readonly RunNode[]) => void
  readonly exportRuns: () => void
}

/** All that can be done with rows, for the bar, the menu and the keyboard alike. */
export function useRunActions({ addSeeds, exportRuns }: Openers) {
  const router = useRouter()
  const view = useRunsView()
  const undo = useUndo()
  /** Why the last action failed. */
  const problem = ref<string | null>(null)

  const any = () => true
  const isOneExperiment = (nodes: readonly RunNode[]) => experimentsOf(nodes).length === 1
  const someRun =
    (fits: (status: RunNode['runs'][number]['status']) => boolean) => (nodes: readonly RunNode[]) =>
      nodes.some(({ runs }) => runs.some(({ status }) => fits(status)))
  const allArchived = (nodes: readonly RunNode[]) => nodes.every(({ experiment }) => experiment.isArchived)

  async function rerun(nodes: readonly RunNode[]): Promise<void> {
    for (const { spec } of experimentsOf(nodes)) {
      const { experimentId } = await lab().experiments.launch({ spec })
      view.cursor = experimentId
    }
    view.selected = new Set()
  }

  async function remove(nodes: readonly RunNode[]): Promise<void> {
    const targets = targetsOf(nodes)
    if (!(await lab().experiments.delete({ targets }))) throw new Error(NOT_ANSWERED)
    view.selected = new Set()
    undo.offer({
      done: `Deleted ${countWords(nodes)}`,
      undo: async () => {
        await lab().experiments.restore({ targets })
      }
    })
  }

  async function archive(nodes: readonly RunNode[], isArchived: boolean): Promise<void> {
    const ids = experimentsOf(nodes).map(({ id }) => id)
    const setAll = async (to: boolean) => {
      for (const id of ids) await lab().experiments.update({ id, isArchived: to })
    }
    await setAll(isArchived)
    view.selected = new Set()
    undo.offer({
      done: `${isArchived ? 'Archived' : 'Took out of the archive:'} ${counted(ids.length, 'experiment')}`,
      undo: () => setAll(!isArchived)
    })
  }

  const actions: readonly RunAction[] = [
    {
      id: 'compare',
      label: 'Compare',
      icon: 'compare',
      keys: 'C',
      isFrequent: true,
      fits: any,
      run: (nodes) => router.push({ name: 'compare', query: { ids: comparedIds(nodes).join(',') } })
    },
    {
      id: 'stop',
      label: 'Stop',
      icon: 'stop',
      keys: 'X',
      isFrequent: true,
      fits: someRun(isStoppable),
      run: (nodes) => stopRuns(runsBelow(nodes))
    },
    {
      id: 'resume',
      label: 'Resume',
      icon: 'play',
      keys: 'R',
      isFrequent: true,
      fits: someRun(isResumable),
      run: (nodes) => resumeRuns(targetsOf(nodes, ({ status }) => isResumable(status)))
    },
    {
      id: 'add-seeds',
      label: 'Add seeds',
      icon: 'plus',
      keys: 'S',
      isFrequent: true,
      fits: any,
      run: addSeeds
    },
    {
      id: 'export',
      label: 'Export',
      icon: 'export',
      keys: 'E',
      isFrequent: true,
      fits: any,
      run: exportRuns
    },
    {
      id: 'rerun',
      label: 'Run again',
      icon: 'refresh',
      keys: null,
      isFrequent: false,
      fits: any,
      run: rerun
    },
    {
      id: 'duplicate',
      label: 'Duplicate and change',
      icon: 'copy',
      keys: 'Mod+D',
      isFrequent: false,
      fits: isOneExperiment,
      run: ([{ experiment }]) => router.push({ name: 'new', query: { from: experiment.id } })
    },
    {
      id: 'rename',
      label: 'Rename',
      icon: 'file',
      keys: 'F2',
      isFrequent: false,
      fits: isOneExperiment,
      run: ([{ experiment }]) => {
        view.cursor = experiment.id
        view.renaming = experiment.id
      }
    },
    {
      id: 'archive',
      label: 'Archive',
      icon: 'archive',
      keys: 'A',
      isFrequent: false,
      fits: (nodes) => !allArchived(nodes),
      run: (nodes) => archive(nodes, true)
    },
    {
      id: 'unarchive',
      label: 'Take out of the archive',
      icon: 'archive',
      keys: 'A',
      isFrequent: false,
      fits: allArchived,
      run: (nodes) => archive(nodes, false)
    },
    {
      id: 'delete',
      label: 'Delete',
      icon: 'trash',
      keys: 'Backspace',
      isFrequent: true,
      fits: any,
      run: remove
    }
  ]

  /** Does it; what goes wrong is shown on the screen. */
  async function perform({ fits, run }: RunAction, nodes: readonly RunNode[]): Promise<void> {
    if (nodes.length === 0 || !fits(nodes)) return
    problem.value = null
    try {
      await run(nodes)
    } catch (error) {
      problem.value = problemText(error)
    }
  }

  return { actions, perform, problem }
}
