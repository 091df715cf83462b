import vue from '@vitejs/plugin-vue'
import { fileURLToPath } from 'node:url'
import type { UserConfig } from 'vite'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** The page: for the window (electron.vite.config.ts) and for a browser alike. */
export default {
  root: path('.'),
  base: './',
  plugins: [vue()],
  build: {
    outDir: path('../out/renderer'),
    emptyOutDir: true,
    // The content security policy allows the page's files, not data: in scripts and styles.
    assetsInlineLimit: 0,
    minify: true,
    rolldownOptions: { input: path('index.html') }
  }
} satisfies UserConfig
