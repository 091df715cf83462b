import { extname, join, normalize, sep } from 'node:path'

/** The file of the built page that an address's path names; null where it leads out of the page's folder. */
export function pageFile(pageDir: string, path: string): string | null {
  let decoded
  try {
    decoded = decodeURIComponent(path)
  } catch {
    return null
  }
  const file = join(pageDir, normalize(decoded === '/' ? '/index.html' : decoded))
  return file.startsWith(pageDir + sep) && !decoded.includes('\0') ? file : null
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json'
}

/** What a file of the page is said to be. */
export const contentType = (file: string) => TYPES[extname(file)] ?? 'application/octet-stream'
