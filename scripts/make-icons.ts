/*
 * Draws resources/icons/icon.svg in the sizes and containers that the platforms ask for, and copies it for the page:
 *
 *   node scripts/make-icons.ts      (needs Chromium: CHROMIUM_PATH, or where systems usually have it)
 */
import { chromium } from '@playwright/test'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'

const folder = new URL('../resources/icons/', import.meta.url)
const LINUX_SIZES = [16, 32, 48, 64, 128, 256, 512]
const WINDOWS_SIZES = [16, 32, 48, 64, 128, 256]
/** Apple's names of PNG pictures by size: https://en.wikipedia.org/wiki/Apple_Icon_Image_format */
const MAC_TYPES = { ic11: 32, ic12: 64, ic07: 128, ic13: 256, ic08: 256, ic14: 512, ic09: 512, ic10: 1024 }

const drawn = await draw([...new Set([...LINUX_SIZES, ...WINDOWS_SIZES, ...Object.values(MAC_TYPES)])])
const picture = (size: number) => drawn.get(size) ?? Buffer.alloc(0)

mkdirSync(new URL('linux/', folder), { recursive: true })
for (const size of LINUX_SIZES) write(`linux/${size}x${size}.png`, picture(size))
write('icon.png', picture(512))
write('icon.ico', windowsIcon())
write('icon.icns', macIcon())
copyFileSync(new URL('icon.svg', folder), new URL('../src-renderer/public/icon.svg', import.meta.url))

function write(name: string, content: Buffer): void {
  writeFileSync(new URL(name, folder), content)
}

async function draw(sizes: readonly number[]): Promise<Map<number, Buffer>> {
  const executablePath = [
    process.env.CHROMIUM_PATH ?? '',
    '/usr/bin/chromium',
    '/usr/bin/google-chrome'
  ].find((path) => existsSync(path))
  if (executablePath === undefined) throw new Error('no Chromium found: set CHROMIUM_PATH to its program')
  const svg = readFileSync(new URL('icon.svg', folder), 'utf8')
  const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
  const page = await browser.newPage()
  const pictures = new Map<number, Buffer>()
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size })
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px}</style>${svg}`)
    pictures.set(size, await page.screenshot({ omitBackground: true }))
  }
  await browser.close()
  return pictures
}

/** ICO: a header, an entry of 16 bytes a picture, the pictures as PNG. 256 is written as 0. */
function windowsIcon(): Buffer {
  const header = Buffer.alloc(6)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(WINDOWS_SIZES.length, 4)
  let offset = header.length + 16 * WINDOWS_SIZES.length
  const entries = WINDOWS_SIZES.map((size) => {
    const entry = Buffer.alloc(16)
    entry.writeUInt8(size % 256, 0)
    entry.writeUInt8(size % 256, 1)
    entry.writeUInt16LE(1, 4)
    entry.writeUInt16LE(32, 6)
    entry.writeUInt32LE(picture(size).length, 8)
    entry.writeUInt32LE(offset, 12)
    offset += picture(size).length
    return entry
  })
  return Buffer.concat([header, ...entries, ...WINDOWS_SIZES.map(picture)])
}

/** ICNS: pieces of a name, a length that counts the eight bytes of both, and the picture as PNG. */
function macIcon(): Buffer {
  const pieces = Object.entries(MAC_TYPES).map(([name, size]) => piece(name, picture(size)))
  return piece('icns', Buffer.concat(pieces))
}

function piece(name: string, content: Buffer): Buffer {
  const header = Buffer.alloc(8)
  header.write(name, 'latin1')
  header.writeUInt32BE(header.length + content.length, 4)
  return Buffer.concat([header, content])
}
