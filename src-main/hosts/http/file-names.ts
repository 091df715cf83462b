/** What Windows takes for a device, whatever comes behind the dot. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** A name that somebody else gave, as a file's own name on every system: nothing of it leads anywhere. */
export function safeFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const allowed = last.replaceAll(/[:*?"<>|\p{Cc}]/gu, '-').replaceAll(/^[. ]+|[. ]+$/g, '')
  const kept = allowed.slice(-100) || 'file'
  return DEVICE.test(kept) ? `_${kept}` : kept
}

/** The header that has a browser save what comes, under a name in any script: RFC 6266 and RFC 5987. */
export function attachment(name: string): string {
  const plain = name.replaceAll(/[^\w.-]/g, '_')
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
