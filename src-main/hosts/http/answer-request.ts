import type { IncomingMessage, ServerResponse } from 'node:http'
import { BadInput } from '../../../src-engine/bad-input.ts'
import { removeFolder } from '../../disk/remove-folder.ts'
import { failureWords } from '../../lab/failure-words.ts'
import { attachment } from './file-names.ts'
import type { Download, FileShelf } from './file-shelf.ts'
import type { Guard } from './guard.ts'
import { securityHeaders, sendPageFile } from './static-files.ts'
import { zipFolder } from './zip-folder.ts'

interface Served {
  readonly host: string
  readonly guard: Guard
  readonly shelf: FileShelf
  readonly pageDir: string
}

/** Answers everything but the socket: the page's files, uploads and downloads. */
export async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  served: Served
): Promise<void> {
  const { host, guard, shelf, pageDir } = served
  const url = URL.parse(request.url ?? '/', `http://${host}`)
  if (!url || !guard.isOurHost(request)) {
    refuse(response, host)
  } else if (request.method === 'POST' && url.pathname === '/upload') {
    await keepUpload(request, response, url.searchParams.get('name') ?? '', served)
  } else if (request.method === 'GET') {
    // The key was made up for this one download: whoever has it was told by the lab.
    const download = url.pathname.startsWith('/download/') ? shelf.take(url.pathname.slice(10)) : null
    if (download) await sendDownload(download, host, response)
    else await sendPageFile(pageDir, url.pathname, host, response)
  } else {
    refuse(response, host)
  }
}

async function keepUpload(
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  { host, guard, shelf }: Served
): Promise<void> {
  if (!guard.isOurPage(request, bearer(request))) {
    refuse(response, host)
    return
  }
  try {
    const file = await shelf.keepUpload(name, request, Number(request.headers['content-length'] ?? 0))
    response.writeHead(200, { ...securityHeaders(host), 'content-type': 'application/json' })
    response.end(JSON.stringify(file))
  } catch (error) {
    const words = error instanceof BadInput ? error.message : failureWords(error)
    if (words === null) throw error
    const headers = {
      ...securityHeaders(host),
      'content-type': 'text/plain; charset=utf-8',
      connection: 'close'
    }
    response.writeHead(error instanceof BadInput ? 413 : 507, headers).end(words)
  }
}

async function sendDownload({ name, dir }: Download, host: string, response: ServerResponse): Promise<void> {
  try {
    response.writeHead(200, {
      ...securityHeaders(host),
      'content-type': 'application/zip',
      'content-disposition': attachment(name)
    })
    await zipFolder(dir, response)
  } finally {
    await removeFolder(dir)
  }
}

function refuse(response: ServerResponse, host: string): void {
  response
    .writeHead(403, {
      ...securityHeaders(host),
      'content-type': 'text/plain; charset=utf-8',
      connection: 'close'
    })
    .end('This address is only for the page that the lab opened.')
}

const bearer = ({ headers }: IncomingMessage) => /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1]
