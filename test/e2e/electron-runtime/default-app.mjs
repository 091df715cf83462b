// Stand-in for Electron's own resources/default_app.asar (absent from the repackaged runtime):
// makes `electron [flags] [-r mod]... <path|file.js> [args]` work as with the official build.
// It must be ESM with a top-level await: Electron holds back the 'ready' event until the entry module
// has been evaluated, and the app may call app.enableSandbox() etc. only before 'ready'.
import { app } from 'electron'
import fs from 'node:fs'
import path from 'node:path'
import Module from 'node:module'
import { pathToFileURL } from 'node:url'

const argv = process.argv.slice(1)
const preload = []
let file = null
let version = false
for (let i = 0; i < argv.length; i++) {
  const a = argv[i]
  if (a === '--version' || a === '-v') {
    version = true
    break
  }
  if (a === '-r' || a === '--require') preload.push(argv[++i])
  else if (a.startsWith('--require=')) preload.push(a.slice('--require='.length))
  else if (a.startsWith('--app=')) {
    file = a.slice('--app='.length)
    break
  } else if (a[0] === '-')
    continue // Chromium/Node switches
  else {
    file = a
    break
  }
}
if (version) {
  process.stdout.write(`v${process.versions.electron}\n`)
  process.exit(0)
}
if (preload.length) Module._preloadModules(preload)

if (!file) {
  console.error('usage: electron [-r module] <path-to-app>')
  process.exit(2)
}
Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true })
try {
  const target = path.resolve(file)
  let appPath
  const pkgFile = path.join(target, 'package.json')
  if (fs.existsSync(pkgFile)) {
    const pkg = JSON.parse(fs.readFileSync(pkgFile, 'utf8'))
    if (pkg.version) app.setVersion(pkg.version)
    const name = pkg.productName ?? pkg.name
    if (name) app.name = name
    if (pkg.desktopName) app.setDesktopName(pkg.desktopName)
    appPath = target
  }
  const entry = Module._resolveFilename(target, null, true)
  app.setAppPath(appPath ?? path.dirname(entry))
  await import(pathToFileURL(entry).href)
} catch (e) {
  console.error('App threw an error during load')
  console.error(e?.stack ?? e)
  process.exit(1)
}
