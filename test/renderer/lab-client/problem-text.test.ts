import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { expect, test } from 'vitest'
import type { LabClient } from '../../../src-renderer/lab-client/lab-client-type.ts'
import { problemText } from '../../../src-renderer/lab-client/problem-text.ts'

test("a person's own mistake is told in the lab's words", () => {
  expect(problemText(new ORPCError('BAD_REQUEST', { message: 'seeds: expected 1 .. 1000' }))).toBe(
    'seeds: expected 1 .. 1000'
  )
})

test('a defect is told without its insides', () => {
  expect(problemText(new ORPCError('INTERNAL_SERVER_ERROR', { message: 'x is undefined' }))).toContain(
    'The lab could not do that.'
  )
})

test('a page that asks an older lab for what it does not have says so', () => {
  expect(problemText(new ORPCError('NOT_FOUND'))).toContain('another version')
  expect(problemText(new ORPCError('NOT_FOUND', { message: 'There is no e9.' }))).toBe('There is no e9.')
})

test('a connection that is lost on the way is told in words, not in those of the client', async () => {
  const socket: EventTarget = Object.assign(new EventTarget(), {
    readyState: WebSocket.OPEN,
    send: () => socket.dispatchEvent(new Event('close'))
  })
  const client: LabClient = createORPCClient(new RPCLink({ websocket: socket as WebSocket }))
  expect(await client.lab.info().catch(problemText)).toBe(
    'The lab was closed, or was started again at another address.'
  )
})
