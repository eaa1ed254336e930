import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { sheetNames, withoutControls } from './xlsx'

/** What a column holds: words, whole amounts, or calendar days (`YYYY-MM-DD`). */
export type ColumnKind = 'text' | 'amount' | 'day'
export type StreamedSheet = {
  title: string
  columns: { head: string; kind: ColumnKind }[]
  rows: AsyncIterable<readonly (string | bigint | null)[]>
}

const ROWS_AT_ONCE = 500
// Places in `STYLES`.
const STYLE = { head: 1, amount: 2, day: 3 }
const DAY_ZERO = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`

/**
 * A workbook as a download that is written while its rows are read: however many there are, few are held at a time. Texts are
 * written as texts, never as formulas, whatever they begin with; amounts as figures, days as days.
 */
export function xlsxStreamResponse(fileName: string, sheets: readonly StreamedSheet[]): Response {
  const iterator = workbook(sheets)
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const next = await iterator.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    cancel: async () => {
      await iterator.return(undefined)
    },
  })
  return new Response(body, {
    headers: {
      'Content-Type': `${TYPE}.sheet`,
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'no-store',
    },
  })
}

async function* workbook(sheets: readonly StreamedSheet[]): AsyncGenerator<Uint8Array, undefined> {
  let ready: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(chunk)
  })
  const taken = () => {
    const chunks = ready
    ready = []
    return chunks
  }
  for (const [path, text] of frame(sheetNames(sheets.map(({ title }) => title)))) {
    const part = new ZipPassThrough(path)
    zip.add(part)
    part.push(strToU8(text), true)
  }
  for (const [at, sheet] of sheets.entries()) {
    const part = new ZipDeflate(`xl/worksheets/sheet${at + 1}.xml`, { level: 4 })
    zip.add(part)
    for await (const text of sheetXml(sheet)) {
      part.push(strToU8(text))
      yield* taken()
    }
    part.push(new Uint8Array(), true)
    yield* taken()
  }
  zip.end()
  yield* taken()
}

/** Everything but the sheets, by their paths. */
function frame(names: readonly string[]): [path: string, text: string][] {
  const each = (text: (number: number, name: string) => string) =>
    names.map((name, at) => text(at + 1, name)).join('')
  const part = (path: string, kind: string) =>
    `<Override PartName="/xl/${path}.xml" ContentType="${TYPE}.${kind}+xml"/>`
  return [
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${part('styles', 'styles')}${each((number) => part(`worksheets/sheet${number}`, 'worksheet'))}</Types>`,
    ],
    [
      '_rels/.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each((number, name) => `<sheet name="${escaped(name)}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each((number) => `<Relationship Id="rId${number}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${number}.xml"/>`)}<Relationship Id="rId${names.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', STYLES],
  ]
}

async function* sheetXml({ columns, rows }: StreamedSheet): AsyncGenerator<string> {
  const widths = columns.map(({ kind }, at) => {
    const width = kind === 'day' ? 12 : kind === 'amount' ? 16 : 24
    return `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`
  })
  const letters = columns.map((_, at) => columnName(at))
  const head = columns.map((column, at) => textCell(`${letters[at]}1`, column.head, STYLE.head)).join('')
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${head}</row>`
  let lines: string[] = []
  let number = 1
  for await (const row of rows) {
    number++
    const cells = row.map((value, at) => cell(`${letters[at]}${number}`, value, columns[at]?.kind ?? 'text'))
    lines.push(`<row r="${number}">${cells.join('')}</row>`)
    if (lines.length === ROWS_AT_ONCE) {
      yield lines.join('')
      lines = []
    }
  }
  yield `${lines.join('')}</sheetData></worksheet>`
}

function cell(place: string, value: string | bigint | null, kind: ColumnKind): string {
  if (value === null) return ''
  if (typeof value === 'bigint') return `<c r="${place}" s="${STYLE.amount}"><v>${value}</v></c>`
  if (kind !== 'day') return textCell(place, value)
  const days = (Date.parse(`${value}T00:00:00Z`) - DAY_ZERO) / DAY_MS
  return `<c r="${place}" s="${STYLE.day}"><v>${days}</v></c>`
}

function textCell(place: string, text: string, style = 0): string {
  const said = style ? ` s="${style}"` : ''
  return `<c r="${place}"${said} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
}

/** `A`, `B` … `Z`, `AA`. */
function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26))
  return at < 26 ? letter : `${columnName(Math.floor(at / 26) - 1)}${letter}`
}

function escaped(text: string): string {
  return withoutControls(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
