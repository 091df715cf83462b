import { onTestFinished, expect, it } from 'vitest'
import { serveLab } from '../../../src-main/hosts/http/serve-lab.ts'
import { keeperOf } from '../lab/keeper-in-test.ts'
import { labInTest } from '../lab/lab-in-test.ts'
import { temporaryFolder } from './cli.ts'

/** Serves one lab, again and again. */
function servedFrom(folder: string) {
  const keeper = keeperOf(labInTest())
  return async (port?: number) => {
    const served = await serveLab(keeper, {
      pageDir: folder,
      port,
      dataFolder: { path: folder, because: 'told', usual: folder }
    })
    onTestFinished(() => served.close())
    return { ...served, host: new URL(served.url).host }
  }
}

it('a data folder is served at the same address each time, unless somebody has it', async () => {
  const serve = servedFrom(temporaryFolder())
  const first = await serve()
  const beside = await serve()
  expect(beside.host).not.toBe(first.host)
  await first.close()
  expect((await serve()).host).toBe(first.host)
})

it('a port that is asked for and taken is told, with what to do', async () => {
  const serve = servedFrom(temporaryFolder())
  const { host } = await serve()
  const port = Number(host.split(':')[1])
  await expect(serve(port)).rejects.toThrow(
    `port ${port}: a program listens there already; choose another, or 0 for any that is free`
  )
})
