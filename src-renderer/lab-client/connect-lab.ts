import { createORPCClient } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import { wireTypes } from '../../src-main/contract/wire.ts'
import type { LabClient } from './lab-client-type.ts'
import { launchToken } from './launch-token.ts'
import { isInOwnWindow } from './own-window.ts'

/** In the lab's own window the preload script hands a port on; in a browser the lab is at the other end of a socket. */
export function connectLab(): LabClient {
  const link = isInOwnWindow ? windowLink() : browserLink()
  return createORPCClient(link)
}

function windowLink() {
  const { port1, port2 } = new MessageChannel()
  window.postMessage('ablation-lab:connect', location.origin, [port2])
  const link = new PortLink({ port: port1, customJsonSerializers: wireTypes })
  port1.start()
  return link
}

function browserLink() {
  const socket = new WebSocket(`ws://${location.host}/lab`, ['ablation-lab', `token.${launchToken}`])
  return new SocketLink({ websocket: socket, customJsonSerializers: wireTypes })
}
