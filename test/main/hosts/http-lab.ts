import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { dirname, join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { wireTypes } from '../../../src-main/contract/wire.ts'
import { usualLimits, type ShelfLimits } from '../../../src-main/hosts/http/file-shelf.ts'
import { serveLab } from '../../../src-main/hosts/http/serve-lab.ts'
import type { Lab } from '../../../src-main/lab/lab.ts'
import type { LabClient } from '../../../src-renderer/lab-client/lab-client-type.ts'
import { keeperOf } from '../lab/keeper-in-test.ts'
import { labInTest } from '../lab/lab-in-test.ts'
import { temporaryFolder } from './cli.ts'

export interface Answer {
  readonly status: number
  readonly headers: NodeJS.Dict<string | string[]>
  readonly body: Buffer
}

/** A lab served over real HTTP until the test ends, with a page of one file. */
export async function servedLab(lab: Lab = labInTest(), limits: Partial<ShelfLimits> = {}) {
  const root = temporaryFolder()
  const pageDir = join(root, 'page')
  mkdirSync(pageDir)
  writeFileSync(join(pageDir, 'index.html'), '<!doctype html>')
  writeFileSync(join(root, 'secret.txt'), 'secret')
  const served = await serveLab(keeperOf(lab), {
    pageDir,
    port: 0,
    dataFolder: { path: dirname(lab.store.file), because: 'told', usual: '/usual' },
    limits: { ...usualLimits, ...limits }
  })
  onTestFinished(() => served.close())
  const { host, hash } = new URL(served.url)
  const token = hash.replace('#token=', '')
  const asPage = { origin: `http://${host}`, authorization: `Bearer ${token}` }

  /** Sends exactly this path and these headers, as no browser would. */
  const send = (method: string, path: string, headers: Record<string, string> = {}, body?: string | Buffer) =>
    new Promise<Answer>((resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', port: host.split(':')[1], method, path, headers },
        (response) => {
          const pieces: Buffer[] = []
          response.on('data', (piece: Buffer) => pieces.push(piece))
          response.on('end', () => {
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(pieces)
            })
          })
        }
      )
      sent.on('error', reject)
      sent.end(body)
    })

  return { host, token, asPage, send, pageDir, close: () => served.close() }
}

/** The page's own client, over a real WebSocket. */
export async function clientOf({ host, token }: { host: string; token: string }): Promise<LabClient> {
  const socket = new WebSocket(`ws://${host}/lab`, ['ablation-lab', `token.${token}`], {
    origin: `http://${host}`
  })
  onTestFinished(() => {
    socket.terminate()
  })
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  // ws has all that the client asks of a browser's WebSocket, but not the DOM's types.
  const websocket = socket as unknown as globalThis.WebSocket
  return createORPCClient(new RPCLink({ websocket, customJsonSerializers: wireTypes }))
}

/** The files of a zip archive, by name: read from its central directory, as archivers do. */
export function unzipped(archive: Buffer): Map<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06'))
  const files = new Map<string, Buffer>()
  let at = archive.readUInt32LE(end + 16)
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const sizeBytes = archive.readUInt32LE(at + 20)
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((k) => archive.readUInt16LE(at + k))
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength)
    const local = archive.readUInt32LE(at + 42)
    const begin = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    files.set(name, inflateRawSync(archive.subarray(begin, begin + sizeBytes)))
    at += 46 + nameLength + extraLength + commentLength
  }
  return files
}
