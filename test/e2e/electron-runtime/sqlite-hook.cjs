// Loaded before the lab (electron -r): has an Electron of Node-API 9 load the addon that compile-sqlite.sh made instead of
// the one that better-sqlite3 brings. Nothing in node_modules is touched.
'use strict'
const dlopen = process.dlopen
process.dlopen = function (module, file, ...rest) {
  const isShipped = /better-sqlite3[\\/]prebuilds[\\/][^\\/]+\.node$/.test(file)
  return dlopen.call(this, module, isShipped ? process.env.SQLITE_NAPI9 : file, ...rest)
}
