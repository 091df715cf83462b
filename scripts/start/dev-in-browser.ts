/*
 * The lab for a browser, its page served by Vite with hot reload. Vite hands on what is meant for the lab, which listens
 * beside it and believes that its own page asks.
 */
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createServer, type ProxyOptions } from 'vite'
import { dataFolderOf } from '../../src-main/hosts/cli/data-dir.ts'
import { withKeeper } from '../../src-main/hosts/cli/open-lab.ts'
import { onStopSignal } from '../../src-main/hosts/cli/stop-signals.ts'
import { serveLab } from '../../src-main/hosts/http/serve-lab.ts'

const path = (relative: string) => fileURLToPath(new URL(`../../${relative}`, import.meta.url))
const { values } = parseArgs({ options: { 'data-dir': { type: 'string' } } })

await withKeeper({ dataDir: values['data-dir'], besidePage: true }, async (keeper) => {
  const served = await serveLab(keeper, {
    pageDir: path('out/renderer'),
    port: 0,
    dataFolder: dataFolderOf(values['data-dir'])
  })
  const { origin, hash } = new URL(served.url)
  const toLab: ProxyOptions = { target: origin, changeOrigin: true, headers: { origin }, ws: true }
  const vite = await createServer({
    configFile: path('src-renderer/vite.config.ts'),
    server: {
      host: '127.0.0.1',
      proxy: { '^/lab$': toLab, '^/upload': toLab, '^/download/': toLab }
    }
  })
  await vite.listen()
  console.log(`Ablation Lab is at http://127.0.0.1:${vite.config.server.port}/${hash}`)
  await new Promise<void>((resolve) => onStopSignal(resolve))
  await vite.close()
  await served.close()
})
