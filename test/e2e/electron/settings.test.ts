import { expect, type ElectronApplication, type Page } from '@playwright/test'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { electronToTest } from '../support/electron-to-test.ts'
import { goTo } from '../support/go-to.ts'
import { project, startWindow, test } from '../support/window-lab.ts'

const openSettings = async (app: ElectronApplication): Promise<Page> => {
  const page = await app.firstWindow()
  await expect(page.getByTestId('activity')).toContainText('ready', { timeout: 30_000 })
  await goTo(page, 'settings', 'Settings')
  return page
}

test('the theme reaches the frame, and the window has it from its first moment on', async ({ dataDir }) => {
  const look = (app: ElectronApplication) =>
    app.evaluate(({ BrowserWindow, nativeTheme }) => ({
      theme: nativeTheme.themeSource,
      background: BrowserWindow.getAllWindows()[0].getBackgroundColor().toLowerCase()
    }))
  const first = await startWindow(dataDir)
  const page = await openSettings(first)
  await page.getByTestId('theme').getByRole('button', { name: 'dark' }).click()
  await expect.poll(() => look(first)).toEqual({ theme: 'dark', background: '#16191b' })
  await first.close()

  const second = await startWindow(dataDir)
  expect(await look(second)).toEqual({ theme: 'dark', background: '#16191b' })
  await second.close()
})

/** The places that a platform has for programs, in a folder of this test's own. */
function placesIn(folder: string) {
  const env = {
    ABLATION_LAB_DATA: '',
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_CONFIG_HOME: join(folder, 'config')
  }
  return { env, usual: join(folder, 'data', 'ablation-lab') }
}

/** Has the system's dialog choose a folder, and the program not start again by itself. */
async function stub(app: ElectronApplication, chosen: string): Promise<void> {
  await app.evaluate(({ app: program, dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
    program.relaunch = () => undefined
  }, chosen)
}

test.describe('the data folder', () => {
  test.skip(process.platform !== 'linux', 'elsewhere the usual places cannot be moved into a test')

  test('can be changed: the lab ends, and starts again there', async ({ dataDir }) => {
    const { env, usual } = placesIn(dataDir)
    const other = join(dataDir, 'other')
    mkdirSync(other)
    const first = await startWindow(null, env)
    const page = await openSettings(first)
    await expect(page.getByTestId('data-folder')).toHaveText(usual)

    const photos = join(dataDir, 'photos')
    mkdirSync(photos)
    writeFileSync(join(photos, 'photo.jpg'), '')
    await stub(first, photos)
    await page.getByTestId('another-folder').click()
    await expect(page.getByRole('alert')).toContainText('"photo.jpg" is in it')

    await stub(first, other)
    const ended = first.waitForEvent('close')
    await page.getByTestId('another-folder').click()
    await ended

    const second = await startWindow(null, env)
    const again = await openSettings(second)
    await expect(again.getByTestId('data-folder')).toHaveText(other)
    await stub(second, other)
    const endedAgain = second.waitForEvent('close')
    await again.getByTestId('usual-folder').click()
    await endedAgain

    const third = await startWindow(null, env)
    await expect((await openSettings(third)).getByTestId('data-folder')).toHaveText(usual)
    await third.close()
  })

  test('that is gone is told at the start, and no empty lab is made anywhere', ({ dataDir }) => {
    const { env, usual } = placesIn(dataDir)
    const disk = join(dataDir, 'disk')
    mkdirSync(disk)
    const lab = join(project, 'src-main/hosts/cli/lab.mjs')
    const whole = { ...process.env, ...env }
    spawnSync(process.execPath, [lab, 'data-folder', disk], { env: whole })
    expect(readdirSync(disk)).toContain('lab.db')
    rmSync(disk, { recursive: true })
    mkdirSync(disk)

    const { executablePath, args, env: own } = electronToTest()
    const stubs = fileURLToPath(new URL('../support/stub-message-box.cjs', import.meta.url))
    const { stdout, status } = spawnSync(executablePath, [...args, '-r', stubs, project], {
      env: { ...whole, ...own },
      encoding: 'utf8',
      timeout: 30_000
    })
    expect(stdout).toContain("The lab's data folder is not there.")
    expect(stdout).toContain(disk)
    expect(status).toBe(0)
    expect(readdirSync(disk)).toEqual([])
    expect(existsSync(join(usual, 'lab.db'))).toBe(false)
  })
})
