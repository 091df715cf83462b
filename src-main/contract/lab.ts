import { eventIterator, type } from '@orpc/contract'
import * as z from 'zod'
import { method, wholeNumber } from './base.ts'
import type { RunLine } from './experiments.ts'
import type { ExperimentId, RunId } from './ids.ts'
import { themes } from './theme.ts'

/** Where the lab keeps everything, and why there. */
export interface DataFolder {
  readonly path: string
  /** told: this start was, by --data-dir or ABLATION_LAB_DATA; chosen: somebody did once; usual: nobody did. */
  readonly because: 'told' | 'chosen' | 'usual'
  /** The platform's usual place. */
  readonly usual: string
}

/** What the window says about the lab it is connected to. */
export interface LabInfo {
  readonly appVersion: string
  readonly dataFolder: DataFolder
  readonly databaseFile: string
  readonly databaseSizeBytes: number
  /** How many chains of runs train at once. */
  readonly workers: number
  readonly cores: number
  readonly platform: string
  /** Of what the lab is made of, by name: "Fast engine", "SQLite", ... */
  readonly versions: Readonly<Record<string, string>>
  /** What this door can do; the window asks for these and never for the door's name. */
  readonly capabilities: {
    /** Files are chosen in the system's own dialogs, and exports can be shown in their folder. */
    readonly nativeDialogs: boolean
  }
}

/** What the training side is doing now. */
export interface Activity {
  readonly workers: number
  readonly busyWorkers: number
  /** In training or waiting. */
  readonly runsLeft: number
}

/** News since the last one, at most ten times a second; where thousands of runs changed, in several pieces. */
export interface LabNews {
  /** The runs that changed, as they are now. Their epochs are read with metrics.series. */
  readonly runs: readonly RunLine[]
  /** Runs that got in line here, behind those told of before; in the first piece, all in training and waiting. */
  readonly queued: readonly RunId[]
  /** Experiments that were added, taken away or changed, with their runs or without: read them with experiments.some. */
  readonly experiments: readonly ExperimentId[]
  /** Another process changed something, nobody knows what: read the whole list again. */
  readonly listChanged: boolean
  readonly activity: Activity
}

/** What the native menu asks of the window. */
export const menuCommands = [
  'search',
  'new-experiment',
  'compare',
  'runs',
  'exercises',
  'try-it',
  'data',
  'settings',
  'undo-delete',
  'export',
  'shortcuts'
] as const
export type MenuCommand = (typeof menuCommands)[number]

export const lab = {
  info: method.output(type<LabInfo>()),
  /** How many chains of runs train at once, from now on. */
  setWorkers: method.input(z.object({ workers: wholeNumber(1, 256) })).output(type<LabInfo>()),
  /** Shows it among the system's folders. Only where there are native dialogs. */
  showDataFolder: method,
  /**
   * Stops what trains, with a checkpoint, and starts the program again on a folder that the person chooses in the system's
   * dialog, or on the usual one, then and from then on. False: none was chosen. Only where there are native dialogs.
   */
  changeDataFolder: method.input(z.object({ to: z.enum(['another', 'usual']) })).output(type<boolean>()),
  /** Of what surrounds the page, and of the first moment of the next start. Does nothing where there is no window. */
  setTheme: method.input(z.object({ theme: z.enum(themes) })),
  /** Begins with a piece of news that says what is going on now. Ends when the client leaves. */
  watch: method.output(eventIterator(type<LabNews>())),
  /** Silent where there is no native menu. */
  menuCommands: method.output(eventIterator(type<MenuCommand>()))
}
