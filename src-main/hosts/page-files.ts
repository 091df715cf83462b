import { join, normalize, sep } from 'node:path'

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
