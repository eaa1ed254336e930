/**
 * Rows of a CSV text (RFC 4180): quoted fields, doubled quotes, line breaks inside quotes, either line ending, a byte
 * order mark, and the semicolon that a spreadsheet set to Indonesian writes. Empty lines are left out; `line` is
 * where the row begins, from 1.
 */
export function parseCsv(text: string): { line: number; fields: string[] }[] {
  const source = text.replace(/^\uFEFF/, '')
  const separator = separatorOf(source)
  const rows: { line: number; fields: string[] }[] = []
  let fields: string[] = []
  let field = ''
  let quoted = false
  let line = 1
  let startedAt = 1

  const endRow = () => {
    fields.push(field)
    if (fields.some((value) => value.trim() !== '')) rows.push({ line: startedAt, fields })
    fields = []
    field = ''
  }

  for (let at = 0; at < source.length; at++) {
    const char = source.charAt(at)
    if (char === '\n') line++
    if (quoted) {
      if (char !== '"') field += char
      else if (source.charAt(at + 1) === '"') {
        field += '"'
        at++
      } else quoted = false
    } else if (char === '"' && field === '') quoted = true
    else if (char === separator) {
      fields.push(field)
      field = ''
    } else if (char === '\n') {
      endRow()
      startedAt = line
    } else if (char !== '\r') field += char
  }
  endRow()
  return rows
}

function separatorOf(source: string): string {
  const header = source.slice(0, source.indexOf('\n') === -1 ? undefined : source.indexOf('\n'))
  return header.split(';').length > header.split(',').length ? ';' : ','
}
