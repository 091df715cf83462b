import { app, dialog, Menu, Notification, shell, utilityProcess, type BrowserWindow } from 'electron'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { makeFolder } from '../../disk/make-folder.ts'
import { failureWords } from '../../lab/failure-words.ts'
import { Lab } from '../../lab/lab.ts'
import { LabKeeper } from '../../lab/lab-keeper.ts'
import { workerTrainer } from '../../queue/worker-trainer.ts'
import { jobRunner } from '../../safety/run-job.ts'
import safetyThread from '../../safety/safety-worker.ts?modulePath'
import vectorTrial from '../../vectors/trial.ts?modulePath'
import { trialOutcome } from '../../vectors/trial-outcome.ts'
import { withWideVectors } from '../../vectors/wide-vectors.ts'
import trainingThread from '../background-training.ts?modulePath'
import { dataFolderOf } from '../cli/data-dir.ts'
import { checkStillThere } from '../data-folder.ts'
import { trialMemory } from '../platform-places.ts'
import { CommandStream } from './command-stream.ts'
import { answerPage } from './connect.ts'
import { guardPages } from './guard-pages.ts'
import { applicationMenu } from './menu.ts'
import { askForFolder } from './missing-folder.ts'
import { registerPageScheme, servePage, servePageFrom } from './scheme.ts'
import { tellStarter } from './starter.ts'
import { stopRunsBeforeQuit } from './stop-before-quit.ts'
import { showTraining } from './training-signs.ts'
import { outliveUncaughtErrors } from './uncaught-errors.ts'
import { windowDoor } from './window-door.ts'
import { loadPage, makeWindow } from './window.ts'

/*
 * The lab in a window of its own: the entry of Electron's main process. It owns the lab; the page reaches it through a
 * message port and knows nothing else of this process.
 *
 * Nothing is awaited at the top level: Electron becomes ready only after this module has run.
 */

outliveUncaughtErrors()

/** This file is built into out/main. */
const built = import.meta.dirname
/** In a package, what threads read lies beside the archive, not in it. */
const threadFile = (path: string) => pathToFileURL(path.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked'))
const resourcesDir = app.isPackaged ? join(process.resourcesPath, 'lab') : join(built, '../../resources')
const developmentServer = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL

const { values } = parseArgs({ options: { 'data-dir': { type: 'string' } }, strict: false })
const folder = dataFolderOf(typeof values['data-dir'] === 'string' ? values['data-dir'] : undefined)
const dataDir = folder.path
const noFolder = problemOf(() => {
  checkStillThere(folder)
})
// The window's own things are kept with the data: whoever opens another folder opens another lab.
const ownDir = join(dataDir, 'window')
const noOwnDir =
  noFolder ??
  problemOf(() => {
    makeFolder(ownDir)
    app.setPath('userData', ownDir)
  })

// Chromium takes the switch away from its own processes where the sandbox is asked for.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
registerPageScheme()
if (noOwnDir || app.requestSingleInstanceLock()) {
  app
    .whenReady()
    .then(() => {
      if (noFolder) return askForFolder(noFolder, folder)
      if (noOwnDir) throw noOwnDir
      start()
    })
    .catch(explainAndLeave)
} else {
  app.quit()
}

function start(): void {
  const startTrainer = withWideVectors(workerTrainer(threadFile(trainingThread)), {
    memory: trialMemory(),
    runTrial: runVectorTrial
  })
  const appVersion = app.getVersion()
  const keeper = new LabKeeper({
    file: join(dataDir, 'lab.db'),
    appVersion,
    runJob: jobRunner(threadFile(safetyThread)),
    keepsCopies: true,
    open: (file, options) => new Lab({ dataDir, file, resourcesDir, startTrainer, appVersion, ...options })
  })
  const commands = new CommandStream()
  let window: BrowserWindow | null = null

  const open = () => {
    window = makeWindow({
      preload: join(built, '../preload/preload.cjs'),
      icon: join(resourcesDir, 'icons/icon.png'),
      state: join(ownDir, 'window.json')
    })
    window.on('closed', () => {
      window = null
    })
    // Whoever started this process waits to hear whether a window could be had.
    window.once('show', () => tellStarter('window is open'))
    answerPage(window.webContents, { keeper, door: windowDoor(window, commands, folder) })
    loadPage(window)
  }
  const comeForward = () => {
    if (!window) open()
    else {
      if (window.isMinimized()) window.restore()
      window.focus()
    }
  }

  guardPages(developmentServer)
  if (developmentServer === undefined) servePage(join(built, '../renderer'))
  else servePageFrom(developmentServer)
  const menu = applicationMenu({
    send: (command) => {
      commands.send(command)
    },
    openDataFolder: () => void shell.openPath(dataDir),
    forDevelopers: !app.isPackaged
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu))
  app.on('second-instance', comeForward)
  app.on('activate', comeForward)
  // Whoever starts the lab while this process still stops its runs is to have a window all the same.
  app.once('will-quit', () => {
    app.off('second-instance', comeForward)
    app.off('activate', comeForward)
    app.on('second-instance', () => {
      app.relaunch()
    })
  })
  // On a Mac programs stay when their last window is closed, and what is in training goes on.
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  keeper.onOpen((lab) => {
    showTraining(lab, {
      // A number below 0 takes the bar away.
      progress: (fraction) => window?.setProgressBar(fraction ?? -1),
      finished({ name, spec }) {
        if (window?.isFocused() || !Notification.isSupported()) return
        const notice = new Notification({ title: `${name} is finished`, body: spec.question })
        notice.on('click', comeForward)
        notice.show()
      }
    })
  })
  stopRunsBeforeQuit(keeper)
  open()
}

const runVectorTrial = () =>
  new Promise<boolean | null>((resolve) => {
    const trial = utilityProcess.fork(fileURLToPath(threadFile(vectorTrial)))
    trial.on('exit', (code) => {
      resolve(trialOutcome(code))
    })
    // V8 gave up in it. An error that nobody hears would be one that nobody caught.
    trial.on('error', () => {
      resolve(null)
    })
  })

/** What goes wrong before there can be a dialog to say so. */
function problemOf(attempt: () => void): Error | null {
  try {
    attempt()
    return null
  } catch (error) {
    return error as Error
  }
}

function explainAndLeave(error: unknown): void {
  console.error(error)
  const problem = error instanceof Error ? error.message : String(error)
  dialog.showErrorBox('Ablation Lab cannot open', failureWords(error) ?? problem)
  app.exit(1)
}
