import { expect, test } from 'vitest'
import { CommandStream } from '../../../../src-main/hosts/electron/command-stream.ts'

test('commands reach whoever listens, in order, until they leave', async () => {
  const commands = new CommandStream()
  const leaving = new AbortController()
  const heard: string[] = []
  const listening = (async () => {
    for await (const command of commands.until(leaving.signal)) heard.push(command)
  })()
  commands.send('runs')
  commands.send('export')
  await expect.poll(() => heard).toEqual(['runs', 'export'])
  leaving.abort()
  await listening
  commands.send('data')
  expect(heard).toEqual(['runs', 'export'])
})
