import { onTestFinished, expect, it } from 'vitest'
import { serveLab } from '../../../src-main/hosts/http/serve-lab.ts'
import { keeperOf } from '../lab/keeper-in-test.ts'
import { labInTest } from '../lab/lab-in-test.ts'
import { temporaryFolder } from './cli.ts'

it('a data folder is served at the same address each time, unless somebody has it', async () => {
  const keeper = keeperOf(labInTest())
  const folder = temporaryFolder()
  const serve = async () => {
    const served = await serveLab(keeper, {
      pageDir: folder,
      dataFolder: { path: folder, because: 'told', usual: folder }
    })
    onTestFinished(() => served.close())
    return { ...served, host: new URL(served.url).host }
  }
  const first = await serve()
  const beside = await serve()
  expect(beside.host).not.toBe(first.host)
  await first.close()
  expect((await serve()).host).toBe(first.host)
})
