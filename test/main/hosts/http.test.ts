import { once } from 'node:events'
import { readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import type { Exported } from '../../../src-main/contract/exports.ts'
import type { ChosenFile } from '../../../src-main/contract/files.ts'
import { exportCsv } from '../../../src-main/export/export-csv.ts'
import type { LabClient } from '../../../src-renderer/lab-client/lab-client-type.ts'
import { trained } from '../lab/lab-in-test.ts'
import { smallSpec } from '../store/small-spec.ts'
import { temporaryFolder } from './cli.ts'
import { clientOf, servedLab, unzipped } from './http-lab.ts'

const CSV = 'a,b,label\n' + Array.from({ length: 40 }, (_, i) => `${i},${i * 2},${i % 2}\n`).join('')

/** Has the lab export through the socket; returns where the archive waits. */
async function exportThrough(
  client: LabClient,
  target: `e${number}`
): Promise<Extract<Exported, { kind: 'download' }>> {
  for await (const news of await client.exports.csv({ targets: [target], preset: 'standard' })) {
    if (news.type === 'exported' && news.exported.kind === 'download') return news.exported
  }
  throw new Error('no download came')
}

/** The folders of the shelves of this process. */
const shelves = () =>
  readdirSync(tmpdir())
    .filter((name) => name.startsWith(`ablation-lab-files-${process.pid}-`))
    .map((name) => join(tmpdir(), name))

/** What lies on them. */
const shelved = () => shelves().flatMap((shelf) => readdirSync(shelf))

describe('the page', () => {
  it('is given to whoever asks the right host, under the content security policy', async () => {
    const { send, host } = await servedLab()
    const page = await send('GET', '/', { host })
    expect(page.status).toBe(200)
    expect(page.headers['content-security-policy']).toContain("default-src 'none'")
    expect((await send('GET', '/', { host: 'evil.example' })).status).toBe(403)
    expect((await send('GET', '/', { host: host.replace('127.0.0.1', 'localhost') })).status).toBe(403)
  })

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..\\secret.txt',
    '/%00',
    '/%',
    '//'
  ])('ends at its folder: %s leads nowhere', async (path) => {
    const { send, host } = await servedLab()
    const answer = await send('GET', path, { host })
    expect([403, 404]).toContain(answer.status)
    expect(answer.body.toString()).not.toContain('secret')
  })
})

describe('a lab that was served for days without a file', () => {
  it('takes uploads and gives downloads, though another lab cleared its folder away', async () => {
    const { lab, experimentId } = await trained(smallSpec({ seeds: [1] }))
    const served = await servedLab(lab)
    const daysAgo = Date.now() / 1000 - 2 * 24 * 3600
    for (const shelf of shelves()) utimesSync(shelf, daysAgo, daysAgo)
    await servedLab()
    const { send, host, asPage } = served
    expect((await send('POST', '/upload?name=x.csv', { host, ...asPage }, CSV)).status).toBe(200)
    const { href } = await exportThrough(await clientOf(served), experimentId)
    expect((await send('GET', href, { host })).status).toBe(200)
  })
})

describe('the socket', () => {
  it('takes what a page made of many long runs: 24 MB of charts become an archive', async () => {
    const served = await servedLab()
    const client = await clientOf(served)
    const content = new Uint8Array(3 * 1024 * 1024).fill(32)
    const files = Array.from({ length: 8 }, (_, i) => ({ name: `chart-${i}.svg`, content }))
    const exported = await client.exports.files({ name: 'charts', files })
    if (exported.kind !== 'download') throw new Error('no download came')
    const archive = unzipped((await served.send('GET', exported.href, { host: served.host })).body)
    expect([...archive.values()].map(({ length }) => length)).toEqual(Array(8).fill(content.length))
  })

  it('takes the specs of hundreds of experiments', async () => {
    const client = await clientOf(await servedLab())
    const files = Array.from({ length: 300 }, (_, i) => ({
      name: `e${i + 1}.json`,
      content: Uint8Array.of(32)
    }))
    expect(await client.exports.files({ name: 'specs', files })).toMatchObject({ kind: 'download' })
  })

  it('closes at a message that is too large, and the others go on', async () => {
    const served = await servedLab()
    const { host, token } = served
    const socket = new WebSocket(`ws://${host}/lab`, ['ablation-lab', `token.${token}`], {
      origin: `http://${host}`
    })
    await once(socket, 'open')
    socket.send(Buffer.alloc(65 * 1024 * 1024))
    expect((await once(socket, 'close'))[0]).toBe(1009)
    expect(await (await clientOf(served)).lab.info()).toMatchObject({ workers: 2 })
  })
})

describe('an upload', () => {
  it('is refused without the right host, origin and token', async () => {
    const { send, host, asPage } = await servedLab()
    const wrong: Record<string, string>[] = [
      {},
      { ...asPage, host: 'evil.example' },
      { ...asPage, origin: 'http://evil.example' },
      { authorization: asPage.authorization },
      { origin: asPage.origin },
      { ...asPage, authorization: 'Bearer none' },
      { ...asPage, authorization: `Bearer ${'é'.repeat(43)}` }
    ]
    for (const headers of wrong) {
      expect((await send('POST', '/upload?name=x.csv', { host, ...headers }, CSV)).status).toBe(403)
    }
    expect(shelved()).toEqual([])
  })

  it('becomes a data set through the socket', async () => {
    const served = await servedLab()
    const { send, host, asPage } = served
    const answer = await send('POST', '/upload?name=my%20data.csv', { host, ...asPage }, CSV)
    const file = JSON.parse(answer.body.toString()) as ChosenFile
    expect(file).toMatchObject({ name: 'my data.csv', sizeBytes: CSV.length })

    const client = await clientOf(served)
    const last = []
    const source = { kind: 'csv', csv: file.key } as const
    for await (const news of await client.datasets.add({ id: 'mine', source })) last.push(news)
    expect(last.at(-1)).toMatchObject({ type: 'added', dataset: { id: 'mine', classes: 2 } })
  })

  it('that is not there is told to the person in the words of the lab', async () => {
    const client = await clientOf(await servedLab())
    const source = { kind: 'csv', csv: 'no-such-key' } as const
    const adding = async () => {
      for await (const news of await client.datasets.add({ id: 'mine', source }))
        expect(news.type).toBe('progress')
    }
    await expect(adding).rejects.toThrow('it is no longer here; choose it again')
  })

  it('keeps nothing of a name but the name', async () => {
    const { send, host, asPage } = await servedLab()
    const nameOf = async (name: string) => {
      const path = `/upload?name=${encodeURIComponent(name)}`
      const { body } = await send('POST', path, { host, ...asPage }, CSV)
      return (JSON.parse(body.toString()) as ChosenFile).name
    }
    expect(await nameOf('../../etc/passwd')).toBe('passwd')
    expect(await nameOf('C:\\data\\rows.csv')).toBe('rows.csv')
    expect(await nameOf('..')).toBe('file')
    expect(await nameOf('a\0b\n.csv')).toBe('a-b-.csv')
    expect(await nameOf('')).toBe('file')
  })

  it('that is too large is refused, and nothing of it stays, whatever its header says', async () => {
    const { send, host, asPage } = await servedLab(undefined, { maxUploadBytes: 100 })
    const answer = await send('POST', '/upload?name=x.csv', { host, ...asPage }, CSV)
    expect(answer.status).toBe(413)
    expect(answer.body.toString()).toContain('expected at most 100 bytes')
    const chunked = { host, ...asPage, 'transfer-encoding': 'chunked' }
    expect((await send('POST', '/upload?name=x.csv', chunked, CSV)).status).toBe(413)
    expect(shelved()).toEqual([])
  })

  it('that breaks off leaves nothing', async () => {
    const { host, asPage } = await servedLab()
    const headers = { host, ...asPage, 'content-length': '1000' }
    const [, port] = host.split(':')
    const sent = request({ host: '127.0.0.1', port, method: 'POST', path: '/upload?name=x.csv', headers })
    sent.on('error', () => undefined)
    sent.write('a,b')
    await expect.poll(() => shelved().length).toBe(1)
    sent.destroy()
    await expect.poll(() => shelved()).toEqual([])
  })
})

describe('a download', () => {
  it('has the same bytes as the export to a folder, once', async () => {
    const { lab, experimentId } = await trained(smallSpec({ seeds: [1, 2] }))
    const served = await servedLab(lab)
    const { href, name } = await exportThrough(await clientOf(served), experimentId)
    expect(name).toMatch(/^e1-.*\.zip$/)

    const answer = await served.send('GET', href, { host: served.host })
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="${name}"; filename*=UTF-8''${name}`
    )
    const files = unzipped(answer.body)
    const { appVersion, datasets } = lab
    const { dir } = await exportCsv(lab.store, [experimentId], join(temporaryFolder(), 'csv'), {
      appVersion,
      datasets
    })
    expect([...files.keys()].sort()).toEqual(readdirSync(dir).sort())
    for (const file of readdirSync(dir).filter((each) => each.endsWith('.csv'))) {
      expect(files.get(file)?.equals(readFileSync(join(dir, file)))).toBe(true)
    }
    expect((await served.send('GET', href, { host: served.host })).status).toBe(404)
    expect(shelved()).toEqual([])
  })

  it('whose files are gone breaks off: it does not come as an empty archive', async () => {
    const { lab, experimentId } = await trained(smallSpec({ seeds: [1] }))
    const served = await servedLab(lab)
    const { href } = await exportThrough(await clientOf(served), experimentId)
    for (const shelf of shelves())
      for (const name of readdirSync(shelf)) rmSync(join(shelf, name), { recursive: true })
    vi.spyOn(console, 'error').mockReturnValueOnce()
    await expect(served.send('GET', href, { host: served.host })).rejects.toThrow('socket hang up')
    expect((await served.send('GET', '/', { host: served.host })).status).toBe(200)
  })

  it('that nobody fetches goes after its time', async () => {
    const { lab, experimentId } = await trained(smallSpec({ seeds: [1] }))
    const served = await servedLab(lab, { keepMs: 50 })
    const { href } = await exportThrough(await clientOf(served), experimentId)
    await sleep(200)
    expect((await served.send('GET', href, { host: served.host })).status).toBe(404)
    await expect.poll(() => shelved()).toEqual([])
  })
})

describe('the socket', () => {
  it('lets go of whoever is refused and stays on the line, so that the lab can end', async () => {
    const { host, close } = await servedLab()
    const line = connect({ host: '127.0.0.1', port: Number(host.split(':')[1]), allowHalfOpen: true })
    line
      .resume()
      .write('GET /lab HTTP/1.1\r\nHost: evil\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
    await once(line, 'end')
    await close()
    line.destroy()
  })

  it.each([
    ['another origin', { origin: 'http://evil.example' }, null],
    ['another host', { headers: { host: 'evil.example' } }, null],
    ['no token', {}, ''],
    ['a wrong token', {}, 'token.none']
  ])('is refused to %s', async (_, options, protocol) => {
    const { host, token } = await servedLab()
    const protocols = ['ablation-lab', protocol ?? `token.${token}`].filter((each) => each !== '')
    const socket = new WebSocket(`ws://${host}/lab`, protocols, { origin: `http://${host}`, ...options })
    await expect(
      new Promise((resolve, reject) => {
        socket.once('open', resolve)
        socket.once('error', reject)
      })
    ).rejects.toThrow('403')
  })
})
