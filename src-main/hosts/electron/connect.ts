import { RPCHandler } from '@orpc/server/message-port'
import type { WebContents } from 'electron'
import { router } from '../../lab/handlers/router.ts'
import type { DoorContext } from '../../lab/handlers/base.ts'
import { rpcOptions } from '../rpc-options.ts'
import { isPage } from './page-address.ts'

const handler = new RPCHandler(router, rpcOptions)

/**
 * Answers a window's page at the message port that its preload script hands over; again after each reload. Nothing else
 * that is said over IPC is heard, and nobody but the page itself: no frame in it, and no other address.
 */
export function answerPage(contents: WebContents, context: DoorContext): void {
  contents.ipc.on('ablation-lab:connect', ({ senderFrame, ports }) => {
    const isOurs = senderFrame !== null && senderFrame === contents.mainFrame && isPage(senderFrame.url)
    if (!isOurs || ports.length !== 1) return
    handler.upgrade(ports[0], { context })
    ports[0].start()
  })
}
