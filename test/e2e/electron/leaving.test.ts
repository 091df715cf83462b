import { expect, type ElectronApplication } from '@playwright/test'
import { renameSync, rmSync } from 'node:fs'
import { test } from '../support/window-lab.ts'

/** Closes the window as a person does; resolves when its process is gone, with its exit code. */
async function close(app: ElectronApplication): Promise<number | null> {
  const left = new Promise<number | null>((resolve) => app.process().once('exit', resolve))
  await app.evaluate(({ BrowserWindow }) => {
    setTimeout(() => {
      BrowserWindow.getAllWindows()[0].close()
    })
  })
  return left
}

test('an error that nobody caught is told in a dialog that keeps neither the lab nor its leaving waiting', async ({
  app
}) => {
  const page = await app.firstWindow()
  const told = await app.evaluate(
    ({ dialog }) =>
      new Promise((resolve) => {
        const show = dialog.showMessageBox.bind(dialog) as (options: Electron.MessageBoxOptions) => unknown
        dialog.showMessageBox = ((options: Electron.MessageBoxOptions) => {
          resolve(options.detail)
          return show(options)
        }) as typeof dialog.showMessageBox
        setTimeout(() => {
          throw new Error('the kernel is on fire')
        })
      })
  )
  expect(told).toMatch(/^the kernel is on fire\n/)
  await expect(page.getByTestId('activity')).toContainText('ready')
  expect(await close(app)).toBe(0)
})

test('a window whose data folder is gone can be closed', async ({ app, dataDir }) => {
  const page = await app.firstWindow()
  await expect(page.getByTestId('activity')).toContainText('ready')
  renameSync(dataDir, `${dataDir}-unplugged`)
  expect(await close(app)).toBe(0)
  rmSync(`${dataDir}-unplugged`, { recursive: true })
})
