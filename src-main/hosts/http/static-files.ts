import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { contentSecurityPolicy } from '../content-security-policy.ts'
import { contentType, pageFile } from '../page-files.ts'

/** Security headers of every answer. */
export const securityHeaders = (host: string) => ({
  'content-security-policy': contentSecurityPolicy(`ws://${host}`),
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'cache-control': 'no-store'
})

/** Answers with a file of the built page, or 404. */
export async function sendPageFile(
  pageDir: string,
  path: string,
  host: string,
  response: ServerResponse
): Promise<void> {
  const file = pageFile(pageDir, path)
  const content = file && (await readFile(file).catch(() => null))
  if (!content) {
    response.writeHead(404, securityHeaders(host)).end()
    return
  }
  response.writeHead(200, { ...securityHeaders(host), 'content-type': contentType(file) }).end(content)
}
