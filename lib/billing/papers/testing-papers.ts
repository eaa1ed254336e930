import { inflateSync } from 'node:zlib'

/**
 * The text of a PDF that we drew, for tests: page streams inflated, glyph numbers turned back into letters by each font's
 * ToUnicode table. Lines in the order they were drawn.
 */
export function readPdfText(pdf: Buffer): string {
  const objects = new Map<number, string>()
  const raw = pdf.toString('latin1')
  for (const [, id, body] of raw.matchAll(/(\d+) 0 obj\s([\s\S]*?)endobj/g))
    objects.set(Number(id), body ?? '')
  const streamOf = (body: string) => {
    const match = /stream\r?\n([\s\S]*?)\r?\nendstream/.exec(body)
    if (!match) return ''
    const bytes = Buffer.from(match[1] ?? '', 'latin1')
    return /FlateDecode/.test(body) ? inflateSync(bytes).toString('latin1') : bytes.toString('latin1')
  }
  const fonts = new Map<string, Map<string, string>>()
  for (const body of objects.values()) {
    for (const [, name, id] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(id)) ?? '')
      if (name && unicode) fonts.set(name, readTable(streamOf(objects.get(Number(unicode[1])) ?? '')))
    }
  }
  const lines: string[] = []
  for (const body of objects.values()) {
    const content = /stream/.test(body) ? streamOf(body) : ''
    if (!/\bBT\b/.test(content)) continue
    let font = new Map<string, string>()
    for (const [, name, drawn] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (name) font = fonts.get(name) ?? new Map()
      else
        lines.push(
          Array.from((drawn ?? '').matchAll(/<([0-9a-f]+)>/gi), ([, hex]) =>
            (hex?.match(/.{4}/g) ?? []).map((code) => font.get(code.toLowerCase()) ?? '').join(''),
          ).join(''),
        )
    }
  }
  return lines.join('\n').replaceAll('\u00a0', ' ')
}

function readTable(cmap: string): Map<string, string> {
  const table = new Map<string, string>()
  const letters = (hex: string) =>
    (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('')
  for (const [, from, to, list] of cmap.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/gi)) {
    const codes = Array.from((list ?? '').matchAll(/<([0-9a-f ]*)>/gi), ([, hex]) =>
      letters((hex ?? '').replaceAll(' ', '')),
    )
    for (let code = Number.parseInt(from ?? '0', 16); code <= Number.parseInt(to ?? '0', 16); code++)
      table.set(code.toString(16).padStart(4, '0'), codes[code - Number.parseInt(from ?? '0', 16)] ?? '')
  }
  return table
}
