import { RPCHandler } from '@orpc/server/ws'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { WebSocketServer } from 'ws'
import { router } from '../../lab/handlers/router.ts'
import type { Lab } from '../../lab/lab.ts'
import { rpcOptions } from '../rpc-options.ts'
import { browserDoor } from './browser-door.ts'
import { FileShelf } from './file-shelf.ts'
import { Guard } from './guard.ts'
import { securityHeaders, sendPageFile } from './static-files.ts'
import { newToken } from './token.ts'

const SOCKET_PROTOCOL = 'ablation-lab'
/** The largest message a page sends is a spec. */
const MAX_MESSAGE_BYTES = 16 * 1024 * 1024

export interface ServedLab {
  /** To be opened in a browser. Its last part is the secret of this launch and never sent over the wire as it stands. */
  readonly url: string
  close(): Promise<void>
}

/**
 * Serves the lab to a browser on this computer.
 *
 * @param pageDir the built page
 * @param port 0: any that is free
 */
export async function serveLab(
  lab: Lab,
  { pageDir, port }: { pageDir: string; port: number }
): Promise<ServedLab> {
  const server = createServer()
  await listen(server, port)
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const token = newToken()
  const guard = new Guard(host, token)
  const shelf = await FileShelf.make()
  const door = browserDoor(shelf)

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', `http://${host}`)
    if (!guard.isOurHost(request)) {
      refuse(response, host)
      return
    }
    if (request.method === 'POST' && pathname === '/upload') {
      if (!guard.isOurPage(request, bearer(request))) {
        refuse(response, host)
        return
      }
      const file = await shelf.keepUpload(searchParams.get('name') ?? 'upload', request)
      response.writeHead(200, { ...securityHeaders(host), 'content-type': 'application/json' })
      response.end(JSON.stringify(file))
      return
    }
    if (request.method !== 'GET') {
      refuse(response, host)
      return
    }
    // The key was made up for this one download: whoever has it was told by the lab.
    const download = pathname.startsWith('/download/') ? shelf.take(pathname.slice(10)) : null
    if (download) {
      const name = encodeURIComponent(download.name)
      response.writeHead(200, {
        ...securityHeaders(host),
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename*=UTF-8''${name}`
      })
      await pipeline(await download.stream(), response)
      await download.remove()
      return
    }
    await sendPageFile(pageDir, pathname, host, response)
  }
  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error)
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })

  const rpc = new RPCHandler(router, rpcOptions)
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    handleProtocols: (offered) => (offered.has(SOCKET_PROTOCOL) ? SOCKET_PROTOCOL : false)
  })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.url !== '/lab' || !guard.isOurPage(request, offeredToken(request))) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      void rpc.upgrade(webSocket, { context: { lab, door } })
    })
  })

  return {
    url: `http://${host}/#token=${token}`,
    async close() {
      for (const client of sockets.clients) client.terminate()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await shelf.close()
    }
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
}

function refuse(response: ServerResponse, host: string): void {
  response.writeHead(403, securityHeaders(host)).end('This address is only for the page that the lab opened.')
}

const bearer = ({ headers }: IncomingMessage) => /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1]

/** A browser's WebSocket can send no headers of its own: the token comes as a second protocol. */
function offeredToken({ headers }: IncomingMessage): string | undefined {
  const offered = (headers['sec-websocket-protocol'] ?? '').split(',').map((protocol) => protocol.trim())
  return offered.find((protocol) => protocol.startsWith('token.'))?.slice('token.'.length)
}
