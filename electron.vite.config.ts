import { defineConfig } from 'electron-vite'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'
import renderer from './src-renderer/vite.config.ts'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** Puts the kernels that the engine reads beside what is built of it: all of that lies in one folder. */
const kernelsBesideChunks = (): Plugin => ({
  name: 'kernels-beside-chunks',
  transform(code, id) {
    if (!id.endsWith('load-kernels.ts')) return null
    return code.replace(/new URL\(["'](.+?\.wasm)["'], import\.meta\.url\)/g, (_, relative: string) => {
      const fileName = basename(relative)
      this.emitFile({ type: 'asset', fileName, source: readFileSync(new URL(relative, pathToFileURL(id))) })
      return `new URL('./${fileName}', import.meta.url)`
    })
  }
})

export default defineConfig({
  main: {
    plugins: [kernelsBesideChunks()],
    build: {
      outDir: 'out/main',
      // Everything but what is compiled for the machine: a package then needs no node_modules but that.
      externalizeDeps: false,
      rolldownOptions: {
        external: ['better-sqlite3'],
        input: { main: path('src-main/hosts/electron/main.ts') },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].mjs' }
      }
    }
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload is one CommonJS file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: path('src-main/hosts/electron/preload/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' }
      }
    }
  },
  renderer: {
    ...renderer,
    // While developing, the page has the address lab://app but is told of changes by Vite's server.
    server: { host: '127.0.0.1', port: 5173, strictPort: true, hmr: { host: '127.0.0.1', clientPort: 5173 } }
  }
})
