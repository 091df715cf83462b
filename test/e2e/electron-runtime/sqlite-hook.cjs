// Loaded before the lab (electron -r), and in each of its threads: has an Electron of Node-API 9 load the addon that
// compile-sqlite.sh made instead of the one that better-sqlite3 brings. Nothing in node_modules is touched.
/* global require, __filename */
'use strict'
const { syncBuiltinESMExports } = require('node:module')
const threads = require('node:worker_threads')

const dlopen = process.dlopen
process.dlopen = function (module, file, ...rest) {
  const isShipped = /better-sqlite3[\\/]prebuilds[\\/][^\\/]+\.node$/.test(file)
  return dlopen.call(this, module, isShipped ? process.env.SQLITE_NAPI9 : file, ...rest)
}

threads.Worker = class extends threads.Worker {
  constructor(file, options) {
    super(file, { ...options, execArgv: ['-r', __filename] })
  }
}
syncBuiltinESMExports()
