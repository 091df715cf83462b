import { expect } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startWindow, test } from '../support/window-lab.ts'

test('the window opens, says what it is, and is not smaller than the screens need', async ({ app, page }) => {
  await expect(page).toHaveTitle('Start · Ablation Lab')
  await expect(page.getByTestId('activity')).toContainText('ready')
  const smallest = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0].getMinimumSize()
  )
  expect(smallest).toEqual([1024, 700])
})

test('the page reaches nothing of Node and nothing of Electron', async ({ page }) => {
  const found = await page.evaluate(() => ({
    types: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
      (name) => name in globalThis
    ),
    added: Object.keys(window).filter((name) => /lab|ipc|electron|node/i.test(name))
  }))
  expect(found).toEqual({ types: [], added: [] })
})

test('the renderer is sandboxed and isolated', async ({ app, page }) => {
  await expect(page).toHaveTitle(/Ablation Lab/)
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    // Electron has no typed way to ask for what a page was made with.
    const contents = BrowserWindow.getAllWindows()[0].webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>
    }
    const { sandbox, contextIsolation, nodeIntegration } = contents.getLastWebPreferences()
    return { sandbox, contextIsolation, nodeIntegration }
  })
  expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false })
})

test('code in the page itself does not run under the content security policy', async ({ app }) => {
  // Its page is not watched: here a violation is what is wanted.
  const page = await app.firstWindow()
  const directive = await page.evaluate(
    () =>
      new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => {
          resolve(event.effectiveDirective)
        })
        const script = document.createElement('script')
        script.textContent = 'window.hasRun = true'
        document.body.append(script)
      })
  )
  expect(directive).toBe('script-src-elem')
  expect(await page.evaluate(() => 'hasRun' in window)).toBe(false)
})

test('neither navigation nor a new window nor a request leads out of the lab', async ({ app }) => {
  const page = await app.firstWindow()
  await page.waitForURL('lab://app/**')
  const before = page.url()
  await page.evaluate(() => {
    location.href = 'http://127.0.0.1:9/'
  })
  expect(await page.evaluate(() => window.open('http://127.0.0.1:9/'))).toBeNull()
  expect(
    await page.evaluate(() =>
      fetch('http://127.0.0.1:9/').then(
        () => 'answered',
        () => 'refused'
      )
    )
  ).toBe('refused')
  expect(page.url()).toBe(before)
  expect(app.windows()).toHaveLength(1)
})

test('a permission is refused', async ({ page }) => {
  const state = await page.evaluate(
    async () => (await navigator.permissions.query({ name: 'geolocation' })).state
  )
  expect(state).toBe('denied')
})

test('what is chosen in the menu happens in the page', async ({ app, page }) => {
  await expect(page.getByTestId('activity')).toContainText('ready')
  const choose = (id: string) =>
    app.evaluate(({ Menu }, chosen) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById(chosen) as unknown as { click(): void }
      item.click()
    }, id)
  await choose('runs')
  await expect(page).toHaveTitle('Runs · Ablation Lab')
  await choose('data')
  await expect(page).toHaveTitle('Data · Ablation Lab')
  await choose('new-experiment')
  await expect(page).toHaveTitle('New experiment · Ablation Lab')
  await choose('search')
  await expect(page.getByRole('dialog', { name: 'Search or jump to' })).toBeVisible()
  await page.keyboard.press('Escape')
  await choose('shortcuts')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
})

test('a second start brings the window forward and ends', async ({ app, page, dataDir }) => {
  await expect(page).toHaveTitle(/Ablation Lab/)
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0].minimize()
  })
  // The second one leaves before Playwright can take hold of it.
  await expect(startWindow(dataDir)).rejects.toThrow()
  const isMinimized = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isMinimized()))
  await expect.poll(isMinimized).toEqual([false])
})

test('the window opens again where it was', async ({ dataDir }) => {
  const wanted = { x: 40, y: 30, width: 1100, height: 720 }
  const first = await startWindow(dataDir)
  await first.firstWindow()
  await first.evaluate(({ BrowserWindow }, bounds) => {
    BrowserWindow.getAllWindows()[0].setBounds(bounds)
  }, wanted)
  await first.close()
  const { bounds } = JSON.parse(readFileSync(join(dataDir, 'window', 'window.json'), 'utf8')) as {
    bounds: typeof wanted
  }
  const second = await startWindow(dataDir)
  await second.firstWindow()
  const size = await second.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0].getNormalBounds()
  )
  await second.close()
  expect({ width: bounds.width, height: bounds.height }).toEqual({ width: 1100, height: 720 })
  expect({ width: size.width, height: size.height }).toEqual({ width: 1100, height: 720 })
})
