import { net, protocol } from 'electron'
import { readFile } from 'node:fs/promises'
import { contentSecurityPolicy } from '../content-security-policy.ts'
import { contentType, pageFile } from '../page-files.ts'
import { pageOrigin, pageScheme } from './page-address.ts'

/** To be called before Electron is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: pageScheme, privileges: { standard: true, secure: true } }])
}

/** Serves the built page's files at `lab://app/`, under the content security policy. */
export function servePage(pageDir: string): void {
  protocol.handle(pageScheme, async ({ url }) => {
    const { origin, pathname } = splitAddress(url)
    const file = origin === pageOrigin ? pageFile(pageDir, pathname) : null
    const content = file && (await readFile(file).catch(() => null))
    const headers = {
      'content-security-policy': contentSecurityPolicy(),
      'x-content-type-options': 'nosniff'
    }
    if (!content) return new Response(null, { status: 404, headers })
    return new Response(content, { headers: { ...headers, 'content-type': contentType(file) } })
  })
}

/**
 * Hands on what Vite's development server gives, so that the page has the same address, and the same door to the lab, as
 * when it is built. Without a policy: Vite writes styles into the page.
 */
export function servePageFrom(developmentServer: string): void {
  protocol.handle(pageScheme, ({ url }) => {
    const { pathname, search } = new URL(url)
    return net.fetch(new URL(pathname + search, developmentServer).href)
  })
}

/** `URL.origin` is "null" for schemes that no standard names. */
function splitAddress(url: string): { origin: string; pathname: string } {
  const { protocol: scheme, host, pathname } = new URL(url)
  return { origin: `${scheme}//${host}`, pathname }
}
