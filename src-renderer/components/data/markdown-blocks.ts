/** A piece of a plain Markdown text: what origins and licences are written in. */
export interface MarkdownBlock {
  readonly kind: 'heading' | 'paragraph' | 'quote' | 'item' | 'code'
  readonly text: string
}

/** Splits Markdown into blocks, with lines that were wrapped put together. */
export function markdownBlocks(markdown: string): MarkdownBlock[] {
  const blocks: MarkdownBlock[] = []
  let open: { kind: MarkdownBlock['kind']; lines: string[] } | null = null
  const close = () => {
    if (open !== null)
      blocks.push({
        kind: open.kind,
        text: open.kind === 'code' ? open.lines.join('\n') : withoutMarks(open.lines.join(' '))
      })
    open = null
  }
  for (const line of markdown.split(/\r?\n/)) {
    const found = classified(line)
    if (found === null) {
      close()
      continue
    }
    // An item's later lines are indented as code is: while an item is open they belong to it.
    const goesOn: boolean =
      open !== null &&
      (found.kind === 'paragraph'
        ? open.kind !== 'heading' && open.kind !== 'code'
        : found.kind === open.kind) &&
      found.kind !== 'item' &&
      found.kind !== 'heading'
    const isInItem: boolean = open !== null && open.kind === 'item' && found.kind === 'code'
    if (!goesOn && !isInItem) {
      close()
      open = { kind: found.kind, lines: [] }
    }
    open?.lines.push(isInItem ? found.text.trim() : found.text)
  }
  close()
  return blocks
}

/** Code and addresses as plain text. */
const withoutMarks = (text: string) => text.replaceAll('`', '').replaceAll(/<(https?:[^>]*)>/g, '$1')

function classified(line: string): MarkdownBlock | null {
  if (line.trim() === '' || line.trim() === '>') return null
  const heading = /^#+ (.*)/.exec(line)
  if (heading) return { kind: 'heading', text: heading[1] }
  const item = /^[-*] (.*)/.exec(line)
  if (item) return { kind: 'item', text: item[1] }
  const quote = /^> ?(.*)/.exec(line)
  if (quote) return { kind: 'quote', text: quote[1] }
  const code = /^ {2,}(.*)/.exec(line)
  if (code) return { kind: 'code', text: code[1] }
  return { kind: 'paragraph', text: line.trim() }
}
