import { RPCHandler } from '@orpc/server/ws'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { BadInput } from '../../../src-engine/bad-input.ts'
import type { DataFolder } from '../../contract/lab.ts'
import { router } from '../../lab/handlers/router.ts'
import type { LabKeeper } from '../../lab/lab-keeper.ts'
import { rpcOptions } from '../rpc-options.ts'
import { answerRequest } from './answer-request.ts'
import { browserDoor } from './browser-door.ts'
import { FileShelf, usualLimits, type ShelfLimits } from './file-shelf.ts'
import { Guard } from './guard.ts'
import { securityHeaders } from './static-files.ts'
import { ownPort } from './own-port.ts'
import { newToken } from './token.ts'

const SOCKET_PROTOCOL = 'ablation-lab'
/** The largest message a page sends are its charts: as SVG, of hundreds of long runs, some megabytes each. */
const MAX_MESSAGE_BYTES = 64 * 1024 * 1024

export interface ServedLab {
  /** To be opened in a browser. Behind the # is the secret of this launch: browsers do not send that part with a request. */
  readonly url: string
  close(): Promise<void>
}

interface ServeOptions {
  /** The built page. */
  readonly pageDir: string
  /** 0: any that is free; absent: the data folder's own, or if somebody has that, any that is free. */
  readonly port?: number | undefined
  readonly dataFolder: DataFolder
  readonly limits?: ShelfLimits
}

/**
 * Serves the lab to a browser on this computer.
 * @throws BadInput when the port that is asked for cannot be had
 */
export async function serveLab(
  keeper: LabKeeper,
  { pageDir, port, dataFolder, limits = usualLimits }: ServeOptions
): Promise<ServedLab> {
  const server = createServer()
  if (port === undefined) await listenNearby(server, ownPort(dataFolder.path))
  else await listenAt(server, port)
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const token = newToken()
  const guard = new Guard(host, token)
  const shelf = await FileShelf.make(limits)
  const door = browserDoor(shelf, dataFolder)

  server.on('request', (request, response) => {
    answerRequest(request, response, { host, guard, shelf, pageDir }).catch((error: unknown) => {
      // A browser that leaves in the midst of it is no defect.
      if (!request.destroyed && !response.destroyed) console.error(error)
      // What stops after it began is not to look as if it were whole.
      if (response.headersSent) response.destroy()
      else response.writeHead(500, securityHeaders(host)).end()
    })
  })

  const rpc = new RPCHandler(router, rpcOptions)
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    handleProtocols: (offered) => (offered.has(SOCKET_PROTOCOL) ? SOCKET_PROTOCOL : false)
  })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Until the socket is taken over, nobody else hears that its other end is gone.
    socket.on('error', () => socket.destroy())
    if (request.url !== '/lab' || !guard.isOurPage(request, offeredToken(request))) {
      // Ending alone would wait for the other end, which may stay for ever: the lab could not be closed.
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n', () => socket.destroy())
      return
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('error', () => {
        // A message too large, or none at all: the socket closes by itself. Unheard, it would end the process.
      })
      void rpc.upgrade(webSocket, { context: { keeper, door } })
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
    // While it listens, too: a connection that cannot be taken, for want of open files, is no reason to end the process.
    server.on('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
}

async function listenAt(server: Server, port: number): Promise<void> {
  try {
    await listen(server, port)
  } catch (error) {
    const problem = portProblem(error)
    throw problem === undefined ? error : new BadInput(`port ${port}: ${problem}`)
  }
}

const PORT_PROBLEMS = new Map([
  ['EADDRINUSE', 'a program listens there already; choose another, or 0 for any that is free'],
  ['EACCES', 'listening there is not allowed; choose another, or 0 for any that is free']
])
const portProblem = (error: unknown) => PORT_PROBLEMS.get((error as NodeJS.ErrnoException).code ?? '')

async function listenNearby(server: Server, port: number): Promise<void> {
  try {
    await listen(server, port)
  } catch (error) {
    if (portProblem(error) === undefined) throw error
    await listen(server, 0)
  }
}

/** A browser's WebSocket can send no headers of its own: the token comes as a second protocol. */
function offeredToken({ headers }: IncomingMessage): string | undefined {
  const offered = (headers['sec-websocket-protocol'] ?? '').split(',').map((protocol) => protocol.trim())
  return offered.find((protocol) => protocol.startsWith('token.'))?.slice('token.'.length)
}
